using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Ingest;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Takes a source's past in: its events as far as it keeps them, before that its objects as they are now. Counts and sums what the inbox
/// lacks; goes on where a run of the same order broke off; what is known already, or booked already, is left out.
/// </summary>
internal sealed class Backfill(IStore store, EventListing listing, ISourceLister lister, ListedIntake intake, TimeProvider clock)
{
    /// <param name="isDry">Counts and sums only.</param>
    public async Task RunAsync(ClientConfig client, BackfillOrder order, bool isDry, RunTally tally, CancellationToken cancel)
    {
        tally.Count("listed", 0);
        if (!order.Ids.IsEmpty)
        {
            await ListAsync(client, order, isDry, tally, cancel);
            return;
        }

        var resumed = isDry ? null : await BrokenOffAsync(client, order, tally.Number);

        // A listing that takes long must not lose what grows too old meanwhile.
        var eventsFrom = resumed?.EventsFrom ?? Kept(order).AddDays(1);
        var parts = Parts(client, order, eventsFrom).SkipWhile(part => resumed is not null && part.Collection != resumed.Collection);
        foreach (var part in parts)
        {
            var from = part.Collection == resumed?.Collection ? resumed.Told : part.From;
            await listing.ReadAsync(client, part with { From = from }, (entries, upTo) => TakeAsync(part, entries, upTo), cancel);
        }

        async Task TakeAsync(SourceList part, List<ListedObject> entries, DateTimeOffset upTo)
        {
            tally.Count("listed", entries.Count);
            await EventsAsync(client, order, Told(part.Collection, order.Source, entries), isDry, tally, cancel);
            tally.Cursor = isDry ? null : new BackfillCursor(part.Collection, upTo, eventsFrom).ToString();
            await store.Runs.KeepAsync(tally.Number, tally.Progress);
        }
    }

    private async Task ListAsync(ClientConfig client, BackfillOrder order, bool isDry, RunTally tally, CancellationToken cancel)
    {
        foreach (var id in order.Ids.Distinct())
        {
            switch (await lister.FindAsync(client, order.Source, id, cancel))
            {
                case (var collection, ListedPage.Page({ IsEmpty: false } items, _)):
                    tally.Count("listed");
                    await EventsAsync(client, order, Told(collection, order.Source, items), isDry, tally, cancel);
                    break;
                case (_, ListedPage.Refused(var reason)):
                    throw new RunStoppedException(TimeCodes.SourceNotListed.Id, reason);
                case (_, ListedPage.Later(var reason)):
                    throw new RunStoppedException(TimeCodes.SourceNotListed.Id, $"{reason} What came before {id} is taken.");
                default:
                    tally.Fail(id, TimeCodes.NotFoundAtSource.Id, $"{order.Source} has no {id}.");
                    break;
            }
        }
    }

    private async Task EventsAsync(ClientConfig client, BackfillOrder order, List<ListedObject> told, bool isDry, RunTally tally, CancellationToken cancel)
    {
        var fresh = new List<Incoming>();
        foreach (var read in await intake.MissingAsync(client, order.Source, told, tally))
        {
            var source = ((EventReading.Read)read.Reading).Event;
            if (!Wanted(client, order).Contains(source.Type))
            {
                tally.Count("not asked for");
            }
            else if (await IsBookedAsync(client, source))
            {
                tally.Count("booked already");
            }
            else
            {
                Sum(source, tally);
                fresh.Add(read);
            }
        }

        if (!isDry)
        {
            await intake.TakeAsync(client, order.Source, fresh, tally, cancel);
        }
    }

    private static void Sum(SourceEvent source, RunTally tally)
    {
        var money = EventMoney.Of(source);
        var what = money is null ? source.Type : $"{source.Type} {money.Currency}";
        tally.Count(what);
        if (money is not null)
        {
            tally.Sum(what, money.Amount);
        }
    }

    // The same fact may have come under the id of its own event.
    private async Task<bool> IsBookedAsync(ClientConfig client, SourceEvent source)
    {
        var keys = Planner.Lookups(source, client);
        return !keys.IsEmpty && (await store.Records.KnownAsync(client.Name, keys)).Count == keys.Distinct().Count();
    }

    private static List<ListedObject> Told(string collection, string source, IEnumerable<ListedObject> entries) => collection == SourceList.Events
        ? [.. entries]
        : [.. entries.Select(entry => SourceApis.Find(source)!.Retell(collection, entry)).OfType<ListedObject>()];

    private DateTimeOffset Kept(BackfillOrder order) => clock.GetUtcNow() - SourceApis.Find(order.Source)!.KeepsEvents;

    private ImmutableArray<SourceList> Parts(ClientConfig client, BackfillOrder order, DateTimeOffset eventsFrom)
    {
        var wanted = Wanted(client, order);
        var to = Min(order.To, clock.GetUtcNow());
        var objects = SourceApis.Find(order.Source)!.Histories
            .Where(history => order.From < eventsFrom && history.Types.Any(wanted.Contains))
            .Select(history => new SourceList(order.Source, history.Collection, order.From, Min(to, eventsFrom), null));
        var events = to > eventsFrom ? [new SourceList(order.Source, SourceList.Events, Max(order.From, eventsFrom), to, null)] : Array.Empty<SourceList>();
        return [.. objects, .. events];
    }

    private static HashSet<string> Wanted(ClientConfig client, BackfillOrder order) => order.Types.IsEmpty
        ? [.. client.Mappings.Where(mapping => mapping.Source == order.Source).SelectMany(mapping => mapping.Events)]
        : [.. order.Types];

    /// <summary>Where a run of the same order broke off; null when none did, or so long ago that the source has lost events since.</summary>
    private async Task<BackfillCursor?> BrokenOffAsync(ClientConfig client, BackfillOrder order, long number)
    {
        var before = await store.Inspection.History.RunsAsync(new RunFilter(client.Name, RunKind.Backfill, order.Scope, Limit: 1000));
        return before.FirstOrDefault(run => run.Number != number && (run.State == RunState.Done || run.Progress.Cursor is not null)) is
        { State: not RunState.Done, Progress.Cursor: { } cursor }
            && BackfillCursor.Read(cursor) is { } read && read.EventsFrom > Kept(order)
                ? read
                : null;
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
