using Engine.Core.Configuration;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.CashApplication;

/// <summary>Has the documents that payments were applied to looked at soon after. NetSuite is asked only while there are some, or items about some.</summary>
internal sealed class RemainderWatch(RemainderCheck check, ISnapshotSource snapshots, INetSuiteAccounts accounts, TimeProvider clock, ILogger<RemainderWatch> logger)
    : ClientWatch(TimeSpan.FromMinutes(5), snapshots, clock)
{
    protected override async Task LookAsync(ClientConfig client, CancellationToken cancel)
    {
        try
        {
            if (accounts.Of(client) is { } netSuite)
            {
                await check.CheckAsync(client, netSuite, cancel);
            }
        }
        catch (RunStoppedException stopped)
        {
            logger.LogInformation("What remains on documents of {Client} is looked at later: {Reason}", client.Name, stopped.Message);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Storage that is gone. What was not compared is still marked so, and looked at the next time.
            logger.LogWarning(failure, "What remains on documents of {Client} could not be looked at.", client.Name);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }
}
