namespace Engine.Core.NetSuite;

/// <summary>What a mapping wants done with a record.</summary>
public enum WriteMode
{
    /// <summary>Create it, or bring it up to date.</summary>
    Upsert,

    /// <summary>Create it, and leave it alone when it is there.</summary>
    CreateIfAbsent,

    /// <summary>Bring it up to date; wait for it when it is not there.</summary>
    UpdateOnly,

    /// <summary>Only point to it; wait for it when it is not there.</summary>
    LinkOnly,
}
