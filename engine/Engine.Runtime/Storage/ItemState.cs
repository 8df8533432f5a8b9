namespace Engine.Runtime.Storage;

/// <summary>How an item of the exception queue stands.</summary>
public enum ItemState
{
    /// <summary>A person is asked, or a retry that a person asked for is under way.</summary>
    Open,

    /// <summary>Set aside until a time or an event; then tried again by itself.</summary>
    Held,

    /// <summary>A retry ended well, or a person settled it.</summary>
    Resolved,

    /// <summary>A later event brought about everything that this one wanted.</summary>
    Superseded,
}
