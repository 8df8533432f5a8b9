namespace Engine.Runtime.Storage;

/// <summary>What became of one write to NetSuite.</summary>
public enum AttemptOutcome
{
    Done,

    /// <summary>Surely not executed.</summary>
    TryLater,

    /// <summary>Surely not executed: somebody else changed the record meanwhile.</summary>
    Changed,

    /// <summary>May have been executed.</summary>
    Unknown,

    /// <summary>The engine stopped before the answer; may have been executed.</summary>
    Interrupted,
    AlreadyExists,
    Refused,
}
