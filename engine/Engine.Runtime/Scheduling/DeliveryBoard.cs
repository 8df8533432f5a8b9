using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Core.Scheduling;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Scheduling;

/// <summary>Says of each event whether it may be delivered now, without asking the disk; holds what is on disk anyway.</summary>
public sealed class DeliveryBoard(IStore store, LaneBoard lanes, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Client, string Mapping), DeliverySwitch> switches = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> deliveries = [];

    /// <summary>Reads what an earlier process kept.</summary>
    public async Task LoadAsync()
    {
        foreach (var word in await store.Inspection.History.SwitchesAsync())
        {
            switches[(word.Client, word.Mapping)] = word;
        }

        foreach (var run in (await store.Inspection.History.RunsAsync(new RunFilter(Kind: RunKind.Deliver, Limit: 1000))).Reverse())
        {
            deliveries[run.Start.Client] = run.Start.At;
        }
    }

    /// <summary>Null when an event may go; otherwise what it waits for.</summary>
    public DeliveryWait? WaitOf(ClientConfig client, MappingConfig mapping, DateTimeOffset receivedAt) => DeliveryTurn.Of(
        client,
        mapping,
        switches.GetValueOrDefault((client.Name, mapping.Name)),
        receivedAt,
        deliveries.TryGetValue(client.Name, out var at) ? at : null,
        clock.GetUtcNow());

    /// <summary>The words that are in force.</summary>
    public IEnumerable<DeliverySwitch> InForce => switches.Values.Where(word => clock.GetUtcNow() < word.Until).OrderBy(word => (word.Client, word.Mapping));

    /// <summary>Puts an operator's word in force. Gives the events that waited and are looked at again.</summary>
    public async Task<ImmutableArray<long>> SwitchAsync(DeliverySwitch word)
    {
        await store.Deliveries.SwitchAsync(word);
        switches[(word.Client, word.Mapping)] = word;
        return await ReleaseAsync(word.Client, word.Mapping);
    }

    /// <summary>From now on a client's events that were received until an instant may go at night.</summary>
    public void Deliver(string client, DateTimeOffset at) => deliveries[client] = at;

    /// <summary>Lets the events look again that wait for their time. Gives their numbers.</summary>
    public async Task<ImmutableArray<long>> ReleaseAsync(string client, string? mapping)
    {
        var released = await store.Deliveries.ReleaseAsync(client, mapping);
        foreach (var open in released)
        {
            lanes.Hurry(open);
        }

        return [.. released.Select(open => open.Id)];
    }
}
