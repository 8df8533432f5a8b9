using Engine.Runtime.Storage;

namespace Engine.Simulation;

/// <summary>A store whose every call belongs to a life of the engine.</summary>
internal sealed class MortalStore(IStore store, Lifeline life) : IStore
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

    public IPauses Pauses { get; } = MortalCalls<IPauses>.Around(store.Pauses, life);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
