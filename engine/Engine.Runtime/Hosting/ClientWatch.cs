using Engine.Core.Configuration;
using Microsoft.Extensions.Hosting;

namespace Engine.Runtime.Hosting;

/// <summary>Looks at every client again and again, one after the other, an interval apart.</summary>
internal abstract class ClientWatch(TimeSpan interval, ISnapshotSource snapshots, TimeProvider clock) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var client in snapshots.Current.Clients.Values.TakeWhile(_ => !stoppingToken.IsCancellationRequested))
            {
                await LookAsync(client, stoppingToken);
            }
        }
    }

    /// <summary>Throws nothing: what goes wrong is told, and looked at again the next time.</summary>
    protected abstract Task LookAsync(ClientConfig client, CancellationToken cancel);
}
