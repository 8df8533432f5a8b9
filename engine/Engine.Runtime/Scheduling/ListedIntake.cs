using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Scheduling;

/// <summary>Takes listed events in that the inbox lacks. They go after events that were delivered, and wait while too many are unfinished.</summary>
internal sealed class ListedIntake(IStore store, EventDesk desk, LaneBoard board, WorkerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Those of the events that the inbox lacks, oldest first. Counts <c>missing</c>, and <c>failed</c> for what cannot be read.</summary>
    public async Task<List<Incoming>> MissingAsync(
        ClientConfig client, string source, IReadOnlyCollection<ListedObject> events, RunTally tally)
    {
        var missing = (await store.Inspection.History.MissingAsync(client.Name, source, [.. events.Select(listed => listed.Id)])).ToHashSet(StringComparer.Ordinal);
        tally.Count("missing", missing.Count);
        return
        [
            .. events.Where(listed => missing.Contains(listed.Id)).OrderBy(listed => listed.At)
                .Select(listed => Read(source, listed, tally)).OfType<Incoming>(),
        ];
    }

    /// <summary>Takes them in. Counts <c>taken</c>.</summary>
    public async Task TakeAsync(ClientConfig client, string source, List<Incoming> events, RunTally tally, CancellationToken cancel)
    {
        tally.Count("taken", 0);
        foreach (var batch in events.Chunk(options.Lanes))
        {
            await RoomAsync(cancel);
            var accepted = await store.Inbox.AcceptAsync([.. batch.Select(read => Delivery(client, read))]);
            desk.Announce(client.Name, source, accepted);
            tally.Count("taken", accepted.Count(acceptance => acceptance is Acceptance.New));
        }
    }

    private static Incoming? Read(string source, ListedObject listed, RunTally tally)
    {
        var incoming = Incoming.Of(source, listed.Body);
        if (incoming.Reading is EventReading.Rejected(var code, var message))
        {
            tally.Fail(listed.Id, code.Id, message);
            return null;
        }

        return incoming;
    }

    // A time to be taken up puts an event behind all those that have none: the ones that were delivered go first.
    private Delivery Delivery(ClientConfig client, Incoming incoming)
    {
        var delivery = desk.Deliver(client, incoming);
        return delivery with { NextAt = delivery.ReceivedAt };
    }

    private async Task RoomAsync(CancellationToken cancel)
    {
        while (board.Count >= options.MaxListedOpen)
        {
            await Task.Delay(Look, clock, cancel);
        }
    }
}
