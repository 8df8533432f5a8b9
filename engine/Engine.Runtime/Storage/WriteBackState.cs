namespace Engine.Runtime.Storage;

/// <summary>How a change at a source stands.</summary>
public enum WriteBackState
{
    /// <summary>It may have been sent; sending it again under its key does nothing twice.</summary>
    Announced,
    Done,

    /// <summary>No certain answer; it is sent again.</summary>
    Later,

    /// <summary>The source refused; a person is asked.</summary>
    Refused,
}
