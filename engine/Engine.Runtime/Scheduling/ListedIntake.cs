using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Scheduling;

/// <summary>Takes listed events in that the inbox lacks. They go after events that were delivered, and wait while too many are unfinished.</summary>
public sealed class ListedIntake(IStore store, LaneBoard board, WorkerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Those of the events that the inbox lacks, oldest first. Counts <c>missing</c>, and <c>failed</c> for what cannot be read.</summary>
    public async Task<List<(SourceEvent Event, ReadOnlyMemory<byte> Body)>> MissingAsync(
        ClientConfig client, string source, IReadOnlyCollection<ListedObject> events, RunTally tally)
    {
        var missing = (await store.Inspection.History.MissingAsync(client.Name, source, [.. events.Select(listed => listed.Id)])).ToHashSet(StringComparer.Ordinal);
        tally.Count("missing", missing.Count);
        return
        [
            .. events.Where(listed => missing.Contains(listed.Id)).OrderBy(listed => listed.At)
                .Select(listed => Read(source, listed, tally)).OfType<(SourceEvent, ReadOnlyMemory<byte>)>(),
        ];
    }

    /// <summary>Takes them in. Counts <c>taken</c>.</summary>
    public async Task TakeAsync(ClientConfig client, List<(SourceEvent Event, ReadOnlyMemory<byte> Body)> events, RunTally tally, CancellationToken cancel)
    {
        tally.Count("taken", 0);
        foreach (var batch in events.Chunk(options.Lanes))
        {
            await RoomAsync(cancel);
            var accepted = await Task.WhenAll(batch.Select(read => store.Inbox.AcceptAsync(Delivery(client, read.Event, read.Body))));
            foreach (var fresh in accepted.OfType<Acceptance.New>())
            {
                tally.Count("taken");
                board.Add(fresh.Event);
            }
        }
    }

    private static (SourceEvent Event, ReadOnlyMemory<byte> Body)? Read(string source, ListedObject listed, RunTally tally)
    {
        switch (EventSources.Read(source, listed.Body))
        {
            case EventReading.Read(var read):
                return (read, listed.Body);
            case EventReading.Rejected(var code, var message):
                tally.Fail(listed.Id, code.Id, message);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // A time to be taken up puts an event behind all those that have none: the ones that were delivered go first.
    private Delivery Delivery(ClientConfig client, SourceEvent source, ReadOnlyMemory<byte> body)
    {
        var now = clock.GetUtcNow();
        return new Delivery(client.Name, source, body, Planner.OrderingKey(source, client), now) { NextAt = now };
    }

    private async Task RoomAsync(CancellationToken cancel)
    {
        while (board.Count >= options.MaxListedOpen)
        {
            await Task.Delay(Look, clock, cancel);
        }
    }
}
