using System.Collections.Concurrent;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Work;

/// <summary>
/// Works through the inbox: takes up what an earlier run left, tries alone what may have killed it, then works on one event per free
/// lane, several lanes at once. Told to stop, it takes nothing new, lets the turns in flight end, and puts back those that do not end in
/// time.
/// </summary>
internal sealed class EventWorker(
    IStore store,
    LaneBoard board,
    EventTurn turn,
    AccountGates gates,
    PausedWork paused,
    ISnapshotSource snapshots,
    Delays delays,
    WorkerOptions options,
    TimeProvider clock,
    ILogger<EventWorker> logger) : BackgroundService
{
    private const int SweepSize = 1000;

    private readonly ConcurrentDictionary<long, int> faults = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hardStop = new CancellationTokenSource();
        await using var grace = stoppingToken.Register(() => hardStop.CancelAfter(options.StopGrace));
        await paused.LoadAsync();
        await ResumeAsync(stoppingToken, hardStop.Token);
        var loops = Enumerable.Range(0, options.Lanes).Select(_ => WorkAsync(stoppingToken, hardStop.Token));
        await Task.WhenAll([.. loops, SweepAsync(stoppingToken)]);
    }

    private async Task ResumeAsync(CancellationToken stopping, CancellationToken hardStop)
    {
        var suspects = new List<OpenEvent>();
        foreach (var open in await store.Journal.ResumeAsync())
        {
            if (open.Interruptions >= options.AloneAfterInterruptions)
            {
                suspects.Add(open);
            }
            else
            {
                board.Add(open);
            }
        }

        // The least suspicious first, so that it is not the same innocent one that is in work at every death.
        foreach (var suspect in suspects.OrderBy(suspect => suspect.Interruptions))
        {
            if ((stopping.IsCancellationRequested ? suspect : await HandleAsync(suspect, stopping, hardStop)) is { } next)
            {
                board.Add(next);
            }
        }
    }

    private async Task WorkAsync(CancellationToken stopping, CancellationToken hardStop)
    {
        try
        {
            // A turn that the stop cut short is put back, and must not be taken again before the end.
            while (!stopping.IsCancellationRequested)
            {
                var open = await board.NextAsync(stopping);
                var next = await HandleAsync(open, stopping, hardStop);
                gates.Observe(open.Client);
                board.Finish(open, next);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while waiting for work.
        }
    }

    private async Task<OpenEvent?> HandleAsync(OpenEvent open, CancellationToken stopping, CancellationToken hardStop)
    {
        try
        {
            var next = await turn.RunAsync(open, stopping, hardStop);
            faults.TryRemove(open.Id, out _);
            return next;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return await PutBackAsync(open, new Ending.Retry(clock.GetUtcNow(), "The service was stopped in the middle of it.", WaitCause.Engine) { IsAttempt = false });
        }
        catch (Exception failure)
        {
            // The worker's edge: a bug, or storage that is gone. The event stays on disk either way, and the other events go on.
            logger.LogError(failure, "Event {Event} of {Client} met a fault of the engine.", open.Stamp.EventId, open.Client);
            return await PutBackAsync(open, AfterFault(open));
        }
    }

    private Ending AfterFault(OpenEvent open)
    {
        var count = faults.AddOrUpdate(open.Id, 1, (_, before) => before + 1);
        return RetryPolicies.Of(WaitCause.Engine).IsOver(count)
            ? KeyHold.Decide(
                new Ending.Raised([new PlanProblem(RuntimeCodes.EventFault.Id, $"The engine failed {count} times on this event; its log says how.", null, null, null)]),
                open,
                snapshots.Current,
                null)
            : delays.ForEngine(open.Id, count, "The engine met a fault of its own; it tries again.");
    }

    private async Task<OpenEvent?> PutBackAsync(OpenEvent open, Ending ending)
    {
        try
        {
            return await store.Journal.EndAsync(open.Id, ending, null, ReadOnlyMemory<byte>.Empty, clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            // Storage is gone: the event is kept in memory until it is back; on disk it stands as being in work.
            logger.LogError(failure, "The outcome of event {Event} could not be kept.", open.Stamp.EventId);
            return open with { NextAt = clock.GetUtcNow() + options.StorageRetry };
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.SweepInterval, clock, stopping);
                await WakeDueAsync();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task WakeDueAsync()
    {
        try
        {
            foreach (var due in await store.Journal.WakeDueAsync(clock.GetUtcNow(), SweepSize))
            {
                board.Add(due);
            }
        }
        catch (Exception failure)
        {
            // Storage is gone: the next sweep tries again; waiting events lose nothing but time.
            logger.LogError(failure, "Waiting events could not be checked.");
        }
    }
}
