using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication;

/// <summary>Brings the mirror of open items up to date. Changes nothing in NetSuite.</summary>
internal sealed class OpenItemsWork(MatchDesk desk, INetSuiteAccounts accounts) : ScheduledWork
{
    public override ScheduledTask Task => ScheduledTask.OpenItems;

    public override RunKind Kind => RunKind.OpenItems;

    public override Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        tally.Count("read", 0);
        return accounts.Of(client) is { } netSuite
            ? desk.RefreshAsync(client, netSuite, tally, cancel)
            : throw new RunStoppedException(CashCodes.OpenItemsNotRead.Id, $"Client {client.Name} has no connection to NetSuite.");
    }
}
