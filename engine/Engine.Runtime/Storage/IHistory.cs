using System.Collections.Immutable;
using Engine.Core.Scheduling;

namespace Engine.Runtime.Storage;

/// <summary>What batches and schedules need to know of the past. Reads only; works beside a running service.</summary>
public interface IHistory
{
    /// <summary>Those of the ids that were never accepted, in the given order.</summary>
    Task<ImmutableArray<string>> MissingAsync(string client, string source, IReadOnlyCollection<string> ids);

    /// <summary>Accepted events in order of acceptance.</summary>
    /// <param name="after">Only those accepted after the one with this number; 0 for the first page.</param>
    Task<ImmutableArray<StoredEvent>> EventsAsync(StoredEventFilter filter, long after, int limit);

    /// <summary>The events of a key that have no end yet, or that a person has to decide about.</summary>
    Task<ImmutableArray<StoredEvent>> OpenOfLaneAsync(string client, string source, string lane, int limit);

    /// <summary>Runs, the newest first.</summary>
    Task<ImmutableArray<RunReport>> RunsAsync(RunFilter filter);

    Task<ImmutableArray<ScheduleState>> SchedulesAsync();

    /// <summary>Operators' words about mappings, those that have ended included.</summary>
    Task<ImmutableArray<DeliverySwitch>> SwitchesAsync();

    /// <summary>When the first event of a source was received; null when none ever was.</summary>
    Task<DateTimeOffset?> FirstReceivedAsync(string client, string source);

    /// <summary>How many of these events are in each state.</summary>
    Task<ImmutableSortedDictionary<EventState, long>> StatesAsync(IReadOnlyCollection<long> events);
}
