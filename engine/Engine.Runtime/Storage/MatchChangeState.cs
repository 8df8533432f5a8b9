namespace Engine.Runtime.Storage;

/// <summary>How a change of a match set stands.</summary>
public enum MatchChangeState
{
    /// <summary>Waits to be approved, or is being written.</summary>
    Proposed,

    /// <summary>Written into the file.</summary>
    Applied,

    /// <summary>Taken back, or turned down.</summary>
    Withdrawn,
}
