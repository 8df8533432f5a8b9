using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Wakes each schedule of the configuration in force when it is due. Quartz holds the clock and the threads, in memory; what is due is decided
/// by <see cref="ScheduleRunner"/>, and what must survive is in the store. A configuration that was read again is scheduled anew.
/// </summary>
internal sealed class QuartzSchedules(ScheduleRunner runner, ISnapshotSource snapshots, TimeProvider clock, ILogger<QuartzSchedules> logger) : BackgroundService
{
    private const int Threads = 4;
    private static readonly TimeSpan RevisionCheck = TimeSpan.FromSeconds(5);
    private static int count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Quartz sees the machine's clock only. Where time is somebody else's, that somebody calls the runner.
        if (clock != TimeProvider.System)
        {
            return;
        }

        var name = $"engine-{Interlocked.Increment(ref count)}";
        var scheduler = await SchedulerBuilder.Create(name, name).UseInMemoryStore().UseDefaultThreadPool(pool => pool.MaxConcurrency = Threads).BuildScheduler();
        scheduler.JobFactory = new ScheduleJobFactory(runner, logger, stoppingToken);
        await scheduler.Start(stoppingToken);
        try
        {
            await Task.WhenAll(CatchUpAsync(stoppingToken), FollowAsync(scheduler, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }

        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
    }

    private async Task CatchUpAsync(CancellationToken cancel)
    {
        try
        {
            await runner.CatchUpAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Storage that is gone, or a bug: the schedules go on and catch up later.
            logger.LogError(failure, "Clients could not be caught up after the start.");
        }
    }

    private async Task FollowAsync(IScheduler scheduler, CancellationToken cancel)
    {
        string? revision = null;
        while (true)
        {
            if (snapshots.Current.Revision != revision)
            {
                revision = snapshots.Current.Revision;
                await runner.AdoptAsync();
                await ScheduleAsync(scheduler, cancel);
            }

            await Task.Delay(RevisionCheck, clock, cancel);
        }
    }

    private async Task ScheduleAsync(IScheduler scheduler, CancellationToken cancel)
    {
        await scheduler.Clear(cancel);
        foreach (var (client, schedule) in runner.All.ToList())
        {
            var job = JobBuilder.Create<ScheduleJob>().WithIdentity(schedule.Name, client.Name).StoreDurably().Build();
            await scheduler.AddJob(job, replace: true, cancel);
            await scheduler.TriggerJob(job.Key, cancel);
        }
    }
}
