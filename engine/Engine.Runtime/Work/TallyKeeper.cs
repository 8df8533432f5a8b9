using Engine.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Work;

/// <summary>Keeps the meter on disk, once a minute and at the end.</summary>
internal sealed class TallyKeeper(FlowMeter meter, IStore store, TimeProvider clock, ILogger<TallyKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Before any work, so that nothing is counted that is then laid over.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        meter.Start(await store.Workload.TalliesAsync(FlowMeter.MinuteOf(clock.GetUtcNow()) - FlowMeter.Minutes));
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await KeepAsync();
        }
    }

    private async Task KeepAsync()
    {
        if (meter.TakeUnkept() is not { IsEmpty: false } tallies)
        {
            return;
        }

        try
        {
            await store.Workload.AddAsync(tallies, FlowMeter.MinuteOf(clock.GetUtcNow()) - FlowMeter.Minutes);
        }
        catch (Exception failure)
        {
            // Storage is gone. These are figures for people; the events themselves do not depend on them.
            logger.LogWarning(failure, "The figures of the last minute could not be kept.");
        }
    }
}
