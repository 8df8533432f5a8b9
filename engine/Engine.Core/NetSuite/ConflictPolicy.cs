namespace Engine.Core.NetSuite;

/// <summary>What is done about a field that somebody changed in NetSuite since the engine last wrote it, when an event wants it otherwise.</summary>
public enum ConflictPolicy
{
    /// <summary>A person decides; nothing is written.</summary>
    Raise,

    /// <summary>What is in NetSuite stays; the other fields are written.</summary>
    Theirs,

    /// <summary>What the event wants is written.</summary>
    Ours,
}
