namespace Engine.Sandbox.Faults;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>The request is executed, then the connection is cut: the client never learns.</summary>
    LoseAnswer,

    /// <summary>500, and nothing was executed.</summary>
    FailBefore,

    /// <summary>500, although the request was executed.</summary>
    FailAfter,

    /// <summary>The request is executed at once; its answer comes late.</summary>
    SlowAnswer,

    /// <summary>The request is executed late, even when the client has given up by then.</summary>
    SlowCommit,

    /// <summary>Refused as over the concurrency limit.</summary>
    Limit,

    /// <summary>401, as if the token had just been revoked.</summary>
    Unauthorized,

    /// <summary>400 "Record has been changed", as when two edit one record at once.</summary>
    RecordChanged,
}
