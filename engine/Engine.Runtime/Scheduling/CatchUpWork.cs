using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Core.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Lists the events of Stripe since the last catch-up and takes those that never arrived. The inbox is the measure, not what Stripe believes to
/// have delivered. A client that was never caught up begins with its start date, or when its first event was received: what is older
/// is a backfill.
/// </summary>
internal sealed class CatchUpWork(IStore store, EventListing listing, ListedIntake intake) : ScheduledWork
{
    /// <summary>Events may enter the list a little after they happened.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    public override ScheduledTask Task => ScheduledTask.CatchUp;

    public override RunKind Kind => RunKind.CatchUp;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        var from = await BeginAsync(client, at);
        var kept = at - SourceApis.Find(StripeSource.Name)!.KeepsEvents;
        if (from < kept)
        {
            var gap = $"Older than the source keeps: events from {Show(from)} to {Show(kept)} cannot be listed. `engine backfill --client {client.Name} --from {Day(from)} --to {Day(kept)}` takes the objects of that time.";
            tally.Fail(client.Name, TimeCodes.OlderThanKept.Id, gap);
            tally.Note = tally.Note is { } note ? $"{note} {gap}" : gap;
            from = kept;
        }

        tally.Count("listed", 0);
        var wanted = new SourceList(StripeSource.Name, SourceList.Events, from, at, null);
        await listing.ReadAsync(client, wanted, TakeAsync, cancel);

        async Task TakeAsync(List<ListedObject> events, DateTimeOffset told)
        {
            tally.Count("listed", events.Count);
            await intake.TakeAsync(client, StripeSource.Name, await intake.MissingAsync(client, StripeSource.Name, events, tally), tally, cancel);
            tally.Cursor = told.ToString("O", CultureInfo.InvariantCulture);
            await store.Runs.KeepAsync(tally.Number, tally.Progress);
        }
    }

    private async Task<DateTimeOffset> BeginAsync(ClientConfig client, DateTimeOffset at)
    {
        var before = await store.Inspection.History.RunsAsync(new RunFilter(client.Name, RunKind.CatchUp, Limit: 1000));
        if (before.Select(run => run.Progress.Cursor).FirstOrDefault(cursor => cursor is not null) is { } told)
        {
            return DateTimeOffset.Parse(told, CultureInfo.InvariantCulture) - Overlap;
        }

        return client.Start is { Before: not StartRule.Book } start
            ? start.Date.AtStartOfDayInZone(client.Zone).ToDateTimeOffset()
            : await store.Inspection.History.FirstReceivedAsync(client.Name, StripeSource.Name) ?? at;
    }

    private static string Show(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
