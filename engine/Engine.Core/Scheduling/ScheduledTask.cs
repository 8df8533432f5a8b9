namespace Engine.Core.Scheduling;

/// <summary>What a schedule starts.</summary>
public enum ScheduledTask
{
    /// <summary>Lists recent events at the source and takes those that the inbox lacks.</summary>
    CatchUp,

    /// <summary>Lets the events go on that mappings keep for the night.</summary>
    Deliver,

    /// <summary>Erases payloads that are older than the client keeps them.</summary>
    Retention,

    /// <summary>Asks the client's polled sources for events.</summary>
    Poll,

    /// <summary>Holds what the source has beside the books.</summary>
    Reconcile,

    /// <summary>Reads what is open in the account anew.</summary>
    OpenItems,

    /// <summary>Looks again at the records that were written lately.</summary>
    Recheck,
}
