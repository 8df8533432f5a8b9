using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What people and other programs may see of the store. Reads only; works beside a running service.</summary>
public interface IInspection
{
    /// <summary>Events, the newest accepted first.</summary>
    Task<ImmutableArray<EventSummary>> EventsAsync(EventFilter filter);

    /// <summary>Everything about the events with this id; one per client and source that has it. Null client means any.</summary>
    Task<ImmutableArray<EventReport>> EventAsync(string? client, string eventId);

    /// <summary>The events of whose plans a record with this external id is part, the newest first.</summary>
    /// <param name="client">Null means any.</param>
    /// <param name="externalId">In any case, as NetSuite takes it.</param>
    /// <param name="limit">At most so many.</param>
    Task<ImmutableArray<EventReport>> EventsOfRecordAsync(string? client, string externalId, int limit);

    Task<StatusReport> StatusAsync();

    IHistory History { get; }

    IRecords Records { get; }
}
