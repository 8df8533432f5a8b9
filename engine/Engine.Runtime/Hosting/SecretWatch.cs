using Engine.Core.Configuration;
using Engine.Runtime.Secrets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Hosting;

/// <summary>Says which secrets cannot be read when the service starts and when a configuration comes into force, not only when the first delivery is turned away.</summary>
internal sealed class SecretWatch(ISnapshotSource snapshots, SecretReader secrets, TimeProvider clock, ILogger<SecretWatch> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        snapshots.Changed += Look;
        Look();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        snapshots.Changed -= Look;
        return Task.CompletedTask;
    }

    private void Look()
    {
        foreach (var (name, client) in snapshots.Current.Clients.OrderBy(client => client.Key, StringComparer.Ordinal))
        {
            foreach (var secret in ClientSecrets.Of(client, clock.GetUtcNow()))
            {
                if (secrets.Read(secret) is SecretReading.Unavailable(var reason))
                {
                    logger.LogWarning("{Client}: {Reason} What needs it waits, or is turned away, until it is there.", name, reason);
                }
            }
        }
    }
}
