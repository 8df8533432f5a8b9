using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Lets go what mappings keep for the night, and waits until it is settled, so that the report says what came of it. The lanes take the events
/// up together, so that look-ups and creates travel together.
/// </summary>
public sealed class DeliverWork(IStore store, DeliveryBoard deliveries, TimeProvider clock) : ScheduledWork
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>After that the report says what is still open; the work goes on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public override ScheduledTask Task => ScheduledTask.Deliver;

    public override RunKind Kind => RunKind.Deliver;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        deliveries.Deliver(client.Name, at);
        var ids = await deliveries.ReleaseAsync(client.Name, null);
        tally.Count("released", ids.Length);
        var states = await store.Inspection.History.StatesAsync(ids);
        for (var waited = TimeSpan.Zero; IsUnderWay(states) && waited < Patience; waited += Look)
        {
            await System.Threading.Tasks.Task.Delay(Look, clock, cancel);
            states = await store.Inspection.History.StatesAsync(ids);
        }

        foreach (var (state, count) in states)
        {
            tally.Count(state.ToString().ToLowerInvariant(), count);
        }
    }

    private static bool IsUnderWay(ImmutableSortedDictionary<EventState, long> states) =>
        states.Keys.Any(state => state is EventState.Received or EventState.Processing or EventState.Retry);
}
