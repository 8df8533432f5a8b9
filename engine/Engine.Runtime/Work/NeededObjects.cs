using Engine.Core.Enrichment;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Ingest;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// Takes in the objects of a source that an event waits for and that no event tells of: under the ids under which a backfill takes them in, so
/// that whatever comes later of the same object books nothing twice. A few a turn; each answer is journaled, and an object is taken in once.
/// </summary>
internal sealed class NeededObjects(IStore store, EventAnswers answers, EventDesk desk, TimeProvider clock)
{
    private const int MostATurn = 20;
    private const int MostOfALane = 100;

    /// <summary>What became of the objects that a plan waits for, in words; null when it waits for none.</summary>
    public async Task<string?> TakeInAsync(EventWork work, Plan plan, CancellationToken cancel)
    {
        var notes = new List<string>();
        foreach (var wanted in plan.Fetches.Distinct())
        {
            if (notes.Count == MostATurn)
            {
                notes.Add($"{plan.Fetches.Length - MostATurn} more are fetched at the next look.");
                break;
            }

            notes.Add(await TakeInAsync(work, wanted, cancel));
        }

        return notes.Count == 0 ? null : string.Join(' ', notes);
    }

    private async Task<string> TakeInAsync(EventWork work, SourceFetch wanted, CancellationToken cancel)
    {
        var api = SourceApis.Find(wanted.Source)!;
        var before = await store.Inspection.History.EventsAsync(
            new StoredEventFilter(work.Client.Name) { Ids = api.RetoldIds(wanted.Object, wanted.Id) }, after: 0, limit: 1);
        if (before is [var earlier, ..])
        {
            return Told(wanted, earlier, "was taken in before");
        }

        if (await UnderWayAsync(work, wanted, work.Open.Lane) is { } ahead)
        {
            return Told(wanted, ahead, "is on its way");
        }

        var answer = await answers.ReadAsync(work, wanted, cancel);
        return answer.Fetched switch
        {
            Fetched.Unknown(var reason) => $"{wanted} could not be taken in: {reason}",
            Fetched.Absent => $"{wanted.Source} has no {wanted.Object} {wanted.Id}.",
            Fetched.Found => await TakeInAsync(work, wanted, api, answer.Body),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<string> TakeInAsync(EventWork work, SourceFetch wanted, SourceApi api, ReadOnlyMemory<byte> body)
    {
        if (api.ReadOne(200, body) is not ListedPage.Page([var item], _) || api.Retell(wanted.Object, item with { Account = wanted.Account }) is not { } told)
        {
            return $"{wanted} is in a state that no event tells of.";
        }

        var incoming = Incoming.Of(wanted.Source, told.Body);
        if (incoming.Reading is EventReading.Rejected(var code, var message))
        {
            return $"{wanted} could not be taken in: {code.Id} {message}";
        }

        var delivery = desk.Deliver(work.Client, incoming);
        if (await UnderWayAsync(work, wanted, delivery.Lane) is { } ahead)
        {
            return Told(wanted, ahead, "is on its way");
        }

        desk.Announce(work.Client.Name, wanted.Source, await store.Inbox.AcceptAsync([delivery with { ReceivedAt = clock.GetUtcNow() }]));
        return $"{wanted} was fetched and taken in as event {told.Id}.";
    }

    private async Task<StoredEvent?> UnderWayAsync(EventWork work, SourceFetch wanted, string lane)
    {
        var api = SourceApis.Find(wanted.Source)!;
        var open = await store.Inspection.History.OpenOfLaneAsync(work.Client.Name, wanted.Source, lane, MostOfALane);
        return open.FirstOrDefault(other => EventSources.Read(other.Source, other.Body) is EventReading.Read(var read)
            && api.OwnObject(read) is { } own && own.Object == wanted.Object && own.Id == wanted.Id);
    }

    private static string Told(SourceFetch wanted, StoredEvent by, string how) =>
        $"{wanted} {how}: event {by.Id} is {by.State.ToString().ToLowerInvariant()}.";
}
