using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
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
    ISnapshotSource snapshots,
    LaneBoard board,
    EventTurn turn,
    AccountGates gates,
    PausedWork paused,
    Delays delays,
    TurnEnds ends,
    WorkerOptions options,
    TimeProvider clock,
    ILogger<EventWorker> logger) : BackgroundService
{
    private const int SweepSize = 1000;
    private const int SweepsToASearch = 12;

    private readonly ConcurrentDictionary<long, int> faults = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hardStop = new CancellationTokenSource();
        await using var grace = stoppingToken.Register(() => hardStop.CancelAfter(options.StopGrace));
        await ResumeAsync(stoppingToken, hardStop.Token);
        var loops = Enumerable.Range(0, options.Lanes).Select(_ => WorkAsync(stoppingToken, hardStop.Token));
        await Task.WhenAll([.. loops, SweepAsync(stoppingToken)]);
    }

    private async Task ResumeAsync(CancellationToken stopping, CancellationToken hardStop)
    {
        var suspects = new List<OpenEvent>();
        foreach (var open in await LeftBehindAsync(stopping))
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

    private async Task<ImmutableArray<OpenEvent>> LeftBehindAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await paused.LoadAsync();
                return await store.Journal.ResumeAsync();
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                // Storage is gone: the service says so to whoever asks, and takes up what is there when it is back.
                logger.LogError(failure, "What an earlier run left could not be read; it is tried again.");
                await Task.Delay(options.StorageRetry, clock, stopping);
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
        var started = clock.GetTimestamp();
        using var scope = logger.BeginScope(new WorkScope(
            open.Client, open.Stamp.EventId, snapshots.Current.Clients.GetValueOrDefault(open.Client)?.Revision, Operations.Next()));
        try
        {
            var next = await turn.RunAsync(open, stopping, hardStop);
            faults.TryRemove(open.Id, out _);
            EngineMeter.TurnTook(open.Client, clock.GetElapsedTime(started));
            return next;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return await PutBackAsync(open, new Ending.Retry(clock.GetUtcNow(), "The service was stopped in the middle of it.", WaitCause.Engine) { IsAttempt = false });
        }
        catch (Exception failure)
        {
            // The worker's edge: a bug, or storage that is gone. The event stays on disk either way, and the other events go on.
            EngineMeter.TurnEnded(open.Client, "fault");
            logger.LogError(failure, "Event {Event} of {Client} met a fault of the engine.", open.Stamp.EventId, open.Client);
            return await PutBackAsync(open, AfterFault(open));
        }
    }

    private Ending AfterFault(OpenEvent open)
    {
        var count = faults.AddOrUpdate(open.Id, 1, (_, before) => before + 1);
        return RetryPolicies.Of(WaitCause.Engine).IsOver(count)
            ? new Ending.Raised([new PlanProblem(
                RuntimeCodes.EventFault.Id, $"The engine failed {count} times on this event; its log says how.", null, null, null)])
            : delays.ForEngine(open.Id, count, "The engine met a fault of its own; it tries again.");
    }

    private async Task<OpenEvent?> PutBackAsync(OpenEvent open, Ending ending)
    {
        try
        {
            return await ends.KeepAsync(open, ending);
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
            for (var sweep = 1; ; sweep++)
            {
                await Task.Delay(options.SweepInterval, clock, stopping);
                await WakeDueAsync();
                if (sweep % SweepsToASearch == 0)
                {
                    await FindForgottenAsync();
                }
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

    // A commit may take effect although it answers an error: then the event is ready on disk, and nobody was told.
    private async Task FindForgottenAsync()
    {
        try
        {
            foreach (var ready in await store.Journal.ReadyAsync(clock.GetUtcNow() - options.SweepInterval, SweepSize))
            {
                if (board.AddMissing(ready))
                {
                    logger.LogWarning("Event {Event} of {Client} was ready and not scheduled; it is now.", ready.Stamp.EventId, ready.Client);
                }
            }
        }
        catch (Exception failure)
        {
            // Storage is gone: the next search finds them.
            logger.LogError(failure, "Events that are ready could not be checked.");
        }
    }
}
