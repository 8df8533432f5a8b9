using Engine.Core.Configuration;
using Engine.Core.Periods;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>
/// Has what was refused for a closed period decided again once a period has opened. NetSuite is asked for its periods only while such items are open; those
/// from before a start are tried once after it, since nobody knows what opened meanwhile.
/// </summary>
internal sealed class PeriodWatch(
    PeriodMirror periods, IExceptions items, ISnapshotSource snapshots, INetSuiteAccounts accounts, ExceptionDesk desk, TimeProvider clock, ILogger<PeriodWatch> logger)
    : ClientWatch(TimeSpan.FromMinutes(10), snapshots, clock)
{
    private const string Who = "engine";
    private const string Why = "An accounting period has opened in NetSuite.";
    private const int Page = 500;

    private static readonly string[] codes = [PeriodCodes.Closed.Id, PeriodCodes.NoOpenDay.Id, NetSuiteCodes.Period.Id];

    protected override async Task LookAsync(ClientConfig client, CancellationToken cancel)
    {
        try
        {
            var refused = await RefusedAsync(client.Name);
            if (refused.Count == 0 || accounts.Of(client) is not { } netSuite)
            {
                return;
            }

            periods.Forget(client.Name);
            await periods.OfAsync(client, netSuite, cancel);
            foreach (var item in refused.Where(item => item.ChangedAt < periods.OpenedAt(client.Name)))
            {
                await desk.RetryAsync(item.Number, original: false, new DeskOrder(Who, Why, IsDryRun: false), cancel);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Storage that is gone. The items are there for people, and looked at again in ten minutes.
            logger.LogWarning(failure, "Items of {Client} that were refused for their period could not be looked at.", client.Name);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private async Task<List<ExceptionItem>> RefusedAsync(string client)
    {
        var refused = new List<ExceptionItem>();
        foreach (var code in codes)
        {
            refused.AddRange((await items.ListAsync(new ItemFilter(client, ItemState.Open, Code: code, Limit: Page))).Where(item => item.EventState == EventState.Raised));
        }

        return refused;
    }
}
