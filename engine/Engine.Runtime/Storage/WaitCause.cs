namespace Engine.Runtime.Storage;

/// <summary>What an unfinished event waits for, as a status counts it.</summary>
public enum WaitCause
{
    /// <summary>Its turn.</summary>
    Turn,

    /// <summary>A record it depends on.</summary>
    Record,

    /// <summary>A raised event of the same key.</summary>
    Event,

    /// <summary>The time at which its mapping delivers.</summary>
    Window,

    /// <summary>NetSuite, which does not answer.</summary>
    Account,

    /// <summary>Somebody who mends the credentials of the account.</summary>
    Login,

    /// <summary>NetSuite, which said that there were too many requests.</summary>
    Limit,

    /// <summary>The end of a write whose answer was lost.</summary>
    Doubt,

    /// <summary>An answer to a question that failed, while the account answers others.</summary>
    Answer,

    /// <summary>The share of calls that is for repetitions.</summary>
    Budget,

    /// <summary>The engine, after a fault of its own or a stop.</summary>
    Engine,
}
