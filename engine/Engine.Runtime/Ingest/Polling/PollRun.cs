using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Polling;

/// <summary>
/// Reads a source page by page until it has no more. A page's events and the cursor behind it are one commit, so that a death repeats a page at
/// most, and what is repeated is known by its identity.
/// </summary>
public sealed class PollRun(IStore store, EventDesk desk, IntakeGate gate, TimeProvider clock)
{
    public async Task<PollReport> RunAsync(ClientConfig client, IPoller poller, CancellationToken cancel)
    {
        var (taken, known) = (0L, 0L);
        var cursor = await store.Cursors.FindAsync(client.Name, poller.Name);
        while (true)
        {
            if (gate.Closed(client.Name, poller.Source) is { } closed)
            {
                return new PollReport(taken, known, $"{closed.Id} {closed.Title}.");
            }

            var asked = await poller.AskAsync(client, cursor, cancel);
            if (asked is not PolledPage.Events page)
            {
                return new PollReport(taken, known, ((PolledPage.Failed)asked).Reason);
            }

            if (Read(client, poller.Source, page, out var problem) is not { } deliveries)
            {
                await store.Exceptions.KeepAsync(StuckSource.Of(client.Name, poller.Name, problem, clock.GetUtcNow()));
                return new PollReport(taken, known, problem);
            }

            var acceptances = await store.Cursors.MoveAsync(client.Name, poller.Name, page.Cursor, deliveries, clock.GetUtcNow());
            desk.Announce(client.Name, poller.Source, acceptances);
            var fresh = acceptances.Count(acceptance => acceptance is Acceptance.New);
            (taken, known) = (taken + fresh, known + acceptances.Length - fresh);
            if (page.IsLast || page.Cursor == cursor)
            {
                await store.Exceptions.KeepAsync(StuckSource.Of(client.Name, poller.Name, problem: null, clock.GetUtcNow()));
                return new PollReport(taken, known, Stopped: null);
            }

            cursor = page.Cursor;
        }
    }

    // An event that cannot be read stops the run, and is an item until a run gets past it: behind a cursor that moved on, nobody would ever see it.
    private ImmutableArray<Delivery>? Read(ClientConfig client, string source, PolledPage.Events page, out string? problem)
    {
        var deliveries = ImmutableArray.CreateBuilder<Delivery>(page.Envelopes.Length);
        foreach (var incoming in page.Envelopes.Select(envelope => Incoming.Of(source, envelope)))
        {
            if (incoming.Reading is EventReading.Rejected(var code, var message))
            {
                problem = $"{code.Id} {message} It is number {deliveries.Count + 1} of {page.Envelopes.Length} that the source answered with.";
                return null;
            }

            deliveries.Add(desk.Deliver(client, incoming));
        }

        problem = null;
        return deliveries.MoveToImmutable();
    }
}
