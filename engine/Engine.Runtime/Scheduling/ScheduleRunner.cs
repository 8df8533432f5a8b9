using System.Collections.Concurrent;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Runs what schedules ask for. What is due is told by the configuration, the clock and what is kept of each schedule, so it does not
/// matter who calls or how often. What a client runs is never run twice at once.
/// </summary>
public sealed class ScheduleRunner(IStore store, ISnapshotSource snapshots, RunRecorder runs, DeliveryBoard deliveries, IEnumerable<ScheduledWork> works, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Client, ScheduledTask Task), bool> underWay = [];

    /// <summary>Every schedule of the configuration in force.</summary>
    public IEnumerable<(ClientConfig Client, ScheduleConfig Schedule)> All =>
        snapshots.Current.Clients.Values.OrderBy(client => client.Name, StringComparer.Ordinal).SelectMany(client => client.Schedules.Select(schedule => (client, schedule)));

    /// <summary>
    /// Takes a configuration over: keeps when each schedule was first seen, since nothing is missed before that, and lets events look again
    /// that wait for a window of before.
    /// </summary>
    public async Task AdoptAsync()
    {
        foreach (var client in snapshots.Current.Clients.Keys)
        {
            await deliveries.ReleaseAsync(client, null);
        }

        foreach (var (client, schedule) in All)
        {
            await store.Runs.MeetAsync(client.Name, schedule.Name, clock.GetUtcNow());
        }
    }

    /// <summary>Runs a schedule if it is due, or leaves a missed run out as its rule says.</summary>
    /// <returns>When it is due next; null when it never is, or the configuration in force has it no more.</returns>
    public async Task<DateTimeOffset?> RunDueAsync(string clientName, string name, CancellationToken cancel)
    {
        if (Find(clientName, name) is not var (client, schedule))
        {
            return null;
        }

        if (!underWay.TryAdd((clientName, schedule.Task), true))
        {
            return schedule.Cron.Next(clock.GetUtcNow(), schedule.Zone);
        }

        try
        {
            return await TakeTurnAsync(client, schedule, cancel);
        }
        finally
        {
            underWay.TryRemove((clientName, schedule.Task), out _);
        }
    }

    /// <summary>Runs everything that is due, one after the other.</summary>
    public async Task RunAllDueAsync(CancellationToken cancel)
    {
        foreach (var (client, schedule) in All.ToList())
        {
            await RunDueAsync(client.Name, schedule.Name, cancel);
        }
    }

    /// <summary>After a start: clients that are caught up by the clock are caught up at once, for the time in which nothing was received.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        foreach (var client in All.Where(one => one.Schedule.Task == ScheduledTask.CatchUp).Select(one => one.Client).DistinctBy(client => client.Name).ToList())
        {
            await RunNowAsync(client, ScheduledTask.CatchUp, null, "the service has started", cancel);
        }
    }

    /// <summary>Runs something now, whatever the clock says; null when it is under way already.</summary>
    /// <param name="who">Who asks; null when the engine does.</param>
    /// <param name="started">Told the number of the run once it is kept.</param>
    public async Task<RunReport?> RunNowAsync(ClientConfig client, ScheduledTask task, string? who, string? why, CancellationToken cancel, Func<long, Task>? started = null)
    {
        if (!underWay.TryAdd((client.Name, task), true))
        {
            return null;
        }

        try
        {
            var work = works.Single(work => work.Task == task);
            var start = new RunStart(work.Kind, client.Name, null, null, who, why, clock.GetUtcNow());
            return await runs.RunAsync(start, tally => work.RunAsync(client, start.At, tally, cancel), started);
        }
        finally
        {
            underWay.TryRemove((client.Name, task), out _);
        }
    }

    private async Task<DateTimeOffset?> TakeTurnAsync(ClientConfig client, ScheduleConfig schedule, CancellationToken cancel)
    {
        await store.Runs.MeetAsync(client.Name, schedule.Name, clock.GetUtcNow());
        switch (schedule.TurnAt(await LastDueAsync(client.Name, schedule.Name), clock.GetUtcNow()))
        {
            case ScheduleTurn.Run(var due, var wasMissed):
                await RunAsync(client, schedule, due, wasMissed, cancel);
                break;
            case ScheduleTurn.LeaveOut(var due):
                await store.Runs.TakeTurnAsync(client.Name, schedule.Name, due, null);
                break;
        }

        return schedule.Cron.Next(await LastDueAsync(client.Name, schedule.Name), schedule.Zone);
    }

    private Task<RunReport> RunAsync(ClientConfig client, ScheduleConfig schedule, DateTimeOffset due, bool wasMissed, CancellationToken cancel)
    {
        var work = works.Single(work => work.Task == schedule.Task);
        var start = new RunStart(work.Kind, client.Name, schedule.Name, null, null, null, clock.GetUtcNow());
        return runs.RunAsync(
            start,
            tally =>
            {
                tally.Note = wasMissed ? $"Was due at {schedule.Show(due)}; the service was not running." : null;
                return work.RunAsync(client, start.At, tally, cancel);
            },
            // Taken before it is done: a run that kills the process must not do so again and again.
            number => store.Runs.TakeTurnAsync(client.Name, schedule.Name, due, number));
    }

    private async Task<DateTimeOffset> LastDueAsync(string client, string name) =>
        (await store.Inspection.History.SchedulesAsync()).Single(state => state.Client == client && state.Name == name).LastDue;

    private (ClientConfig Client, ScheduleConfig Schedule)? Find(string clientName, string name) =>
        snapshots.Current.Clients.TryGetValue(clientName, out var client) && client.Schedules.FirstOrDefault(schedule => schedule.Name == name) is { } found
            ? (client, found)
            : null;
}
