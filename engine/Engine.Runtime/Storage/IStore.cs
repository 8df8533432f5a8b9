namespace Engine.Runtime.Storage;

/// <summary>Everything that must survive. One process at a time owns a store.</summary>
public interface IStore : IAsyncDisposable
{
    IInbox Inbox { get; }

    IJournal Journal { get; }

    IRecords Records { get; }

    IRuns Runs { get; }

    IDeliveries Deliveries { get; }

    IReplays Replays { get; }

    IInspection Inspection { get; }

    IExceptions Exceptions { get; }

    IKeys Keys { get; }

    IAudit Audit { get; }

    IFiles Files { get; }

    ICursors Cursors { get; }

    IErasure Erasure { get; }

    IPauses Pauses { get; }

    IWorkload Workload { get; }

    IReports Reports { get; }

    IWriteBacks WriteBacks { get; }

    IMatchChanges MatchChanges { get; }

    IAdvices Advices { get; }

    IMatches Matches { get; }

    IOpenItems OpenItems { get; }
}
