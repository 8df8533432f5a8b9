using System.Collections.Concurrent;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>
/// Counts refused deliveries by client and code. Counted in memory and written now and then, so that whoever floods the
/// endpoint cannot make the disk work for it.
/// </summary>
public sealed class RefusalCounters(IInbox inbox, TimeProvider clock, ILogger<RefusalCounters> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(string Client, string Code), long> counts = [];

    /// <param name="client">A client of the configuration, or empty: names made up by a sender are not kept.</param>
    public void Count(string client, string code)
    {
        EngineMeter.Refused(client, code);
        counts.AddOrUpdate((client, code), 1, (_, before) => before + 1);
    }

    /// <summary>Writes what was counted since the last time.</summary>
    public async Task FlushAsync()
    {
        var taken = counts.Keys
            .Select(key => counts.TryRemove(key, out var count) ? new RefusalCount(key.Client, key.Code, count) : null)
            .OfType<RefusalCount>()
            .ToList();
        if (taken.Count > 0)
        {
            await inbox.CountRefusalsAsync(taken, clock.GetUtcNow());
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, clock, stoppingToken);
                await TryFlushAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (Exception failure)
        {
            // Storage is gone; a few counts are lost, which harms nobody.
            logger.LogWarning(failure, "Counters of refused deliveries could not be kept.");
        }
    }
}
