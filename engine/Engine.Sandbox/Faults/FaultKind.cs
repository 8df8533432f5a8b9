namespace Engine.Sandbox.Faults;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>The request is executed, then the connection is cut: the client never learns.</summary>
    LoseAnswer,

    /// <summary>The connection is cut before anything is executed: to the client it looks the same.</summary>
    LoseRequest,

    /// <summary>The request is executed; the connection is cut in the middle of the answer's body.</summary>
    ResetMidBody,

    /// <summary>500 (or <see cref="Fault.Status"/>), and nothing was executed.</summary>
    FailBefore,

    /// <summary>500 (or <see cref="Fault.Status"/>), although the request was executed.</summary>
    FailAfter,

    /// <summary>The request is executed at once; its answer comes late.</summary>
    SlowAnswer,

    /// <summary>The request is executed late, even when the client has given up by then.</summary>
    SlowCommit,

    /// <summary>Refused as over the concurrency limit.</summary>
    Limit,

    /// <summary>401, as if the token had just been revoked; the token works again for the next request.</summary>
    Unauthorized,

    /// <summary>401, and every token issued so far is worthless from now on.</summary>
    RevokeTokens,

    /// <summary>Refused with <see cref="Fault.Status"/>, <see cref="Fault.Code"/> and <see cref="Fault.Detail"/>.</summary>
    Refuse,

    /// <summary>400 "Record has been changed", as when two edit one record at once.</summary>
    RecordChanged,

    /// <summary>A person edits the addressed record just before the request is executed, or the created one right after.</summary>
    PersonEdits,

    /// <summary>A read answers from the books as they were <see cref="Fault.Milliseconds"/> ago.</summary>
    StaleRead,

    /// <summary>One record of a batch is refused; the others are not.</summary>
    BadRecord,

    /// <summary>From now on the account's clock differs by <see cref="Fault.Milliseconds"/>, ahead or behind.</summary>
    ClockSkew,
}
