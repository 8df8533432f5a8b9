using Engine.Core.Planning;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Decides accepted events again by the configuration in force and NetSuite as it is, and tells where that differs from what was done. Only
/// events that differ are worked again; what is as wanted already costs look-ups and no write.
/// </summary>
internal sealed class Replay(IStore store, PlanPreview preview, LaneBoard lanes, WorkerOptions options, TimeProvider clock)
{
    private const int PageSize = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <param name="who">Who asked for it.</param>
    /// <param name="isDry">Tells the differences only.</param>
    public async Task RunAsync(StoredEventFilter filter, bool isDry, string? who, RunTally tally, CancellationToken cancel)
    {
        tally.Count("differ", 0);
        tally.Count("same", 0);
        var unmet = filter.Ids.ToHashSet(StringComparer.Ordinal);
        for (var after = 0L; await store.Inspection.History.EventsAsync(filter, after, PageSize) is { IsEmpty: false } page; after = page[^1].Number)
        {
            unmet.ExceptWith(page.Select(stored => stored.Id));

            // Look-ups of many events travel together.
            var judged = await Task.WhenAll(page.Select(stored => JudgeAsync(stored, cancel)));
            foreach (var (stored, verdict) in page.Zip(judged))
            {
                await CountAsync(stored, verdict, isDry, who, tally, cancel);
            }

            await store.Runs.KeepAsync(tally.Number, tally.Progress);
        }

        foreach (var id in filter.Ids.Where(unmet.Remove))
        {
            tally.Fail(id, TimeCodes.RunOrderUnusable.Id, $"No event {id} of {filter.Client} ever came here.");
        }

        tally.Note = tally["differ"] + tally["same"] + tally["under way"] + tally["failed"] + tally["erased"] == 0 ? "No event that came here is of this kind." : null;
    }

    private async Task<ReplayVerdict> JudgeAsync(StoredEvent stored, CancellationToken cancel)
    {
        if (stored.IsErased)
        {
            return new ReplayVerdict("erased", false, "its payload was erased, so that nothing can be decided of it any more");
        }

        if (stored.State is not (EventState.Completed or EventState.Ignored or EventState.Raised))
        {
            return new ReplayVerdict("under way", false, null);
        }

        var (plan, trouble) = await preview.OfAsync(stored.Number, stored.Client, stored.Source, stored.Id, stored.ReceivedAt, stored.Body, cancel);
        return plan is null ? new ReplayVerdict("failed", false, trouble) : ReplayVerdict.Of(stored.State, plan);
    }

    private async Task CountAsync(StoredEvent stored, ReplayVerdict verdict, bool isDry, string? who, RunTally tally, CancellationToken cancel)
    {
        tally.Count(verdict.Word);
        if (verdict.Told is { } told)
        {
            tally.Remark($"{stored.Id} ({stored.Type}): {told}");
        }

        if (isDry || !verdict.IsWorkedAgain)
        {
            return;
        }

        while (lanes.Count >= options.MaxListedOpen)
        {
            await Task.Delay(Look, clock, cancel);
        }

        if (await store.Replays.DecideAnewAsync(stored.Number, $"Replayed by {who}.", clock.GetUtcNow()) is { } open)
        {
            tally.Count("worked again");
            lanes.Add(open);
        }
        else
        {
            tally.Count("in doubt");
            tally.Remark($"{stored.Id} ({stored.Type}): left alone, a write of it may still land.");
        }
    }
}
