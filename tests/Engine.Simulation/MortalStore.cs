using Engine.Runtime.Storage;

namespace Engine.Simulation;

/// <summary>A store whose every call belongs to a life of the engine.</summary>
internal sealed class MortalStore(IStore store, ILife life) : IStore
{
    public IInbox Inbox { get; } = MortalCalls<IInbox>.Around(store.Inbox, life);

    public IJournal Journal { get; } = MortalCalls<IJournal>.Around(store.Journal, life);

    public IRecords Records { get; } = MortalCalls<IRecords>.Around(store.Records, life);

    public IRuns Runs { get; } = MortalCalls<IRuns>.Around(store.Runs, life);

    public IReplays Replays { get; } = MortalCalls<IReplays>.Around(store.Replays, life);

    public IDeliveries Deliveries { get; } = MortalCalls<IDeliveries>.Around(store.Deliveries, life);

    public IInspection Inspection => store.Inspection;

    public IExceptions Exceptions { get; } = MortalCalls<IExceptions>.Around(store.Exceptions, life);

    public IKeys Keys => store.Keys;

    public IAudit Audit => store.Audit;

    public IFiles Files { get; } = MortalCalls<IFiles>.Around(store.Files, life);

    public ICursors Cursors { get; } = MortalCalls<ICursors>.Around(store.Cursors, life);

    public IWorkload Workload { get; } = MortalCalls<IWorkload>.Around(store.Workload, life);

    public IReports Reports { get; } = MortalCalls<IReports>.Around(store.Reports, life);

    public IAdvices Advices { get; } = MortalCalls<IAdvices>.Around(store.Advices, life);

    public IMatchChanges MatchChanges { get; } = MortalCalls<IMatchChanges>.Around(store.MatchChanges, life);

    public IWriteBacks WriteBacks { get; } = MortalCalls<IWriteBacks>.Around(store.WriteBacks, life);

    public IMatches Matches { get; } = MortalCalls<IMatches>.Around(store.Matches, life);

    public IOpenItems OpenItems { get; } = MortalCalls<IOpenItems>.Around(store.OpenItems, life);

    public IErasure Erasure => store.Erasure;

    public IPauses Pauses { get; } = MortalCalls<IPauses>.Around(store.Pauses, life);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
