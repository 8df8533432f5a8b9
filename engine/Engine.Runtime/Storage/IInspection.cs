using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What people and other programs may see of the store. Reads only; works beside a running service.</summary>
public interface IInspection
{
    /// <summary>Events, the newest accepted first.</summary>
    Task<ImmutableArray<EventSummary>> EventsAsync(EventFilter filter);

    /// <summary>Everything about the events with this id; one per client and source that has it. Null client means any.</summary>
    Task<ImmutableArray<EventReport>> EventAsync(string? client, string eventId);

    Task<StatusReport> StatusAsync();

    IHistory History { get; }

    IRecords Records { get; }
}
