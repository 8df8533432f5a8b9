using Engine.Core.Configuration;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Work;

/// <summary>Parks the lanes of clients whose NetSuite account does not answer, and lets them drain when it does.</summary>
internal sealed class AccountGates(LaneBoard board, ISnapshotSource snapshots, INetSuiteAccounts accounts, TimeProvider clock)
{
    // The event that tried it may not have asked it anything.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    /// <summary>After a turn of one of its events: what the account showed in it holds for the others.</summary>
    public void Observe(string client)
    {
        if (!snapshots.Current.Clients.TryGetValue(client, out var config) || config.NetSuite is not { } connection)
        {
            return;
        }

        if (accounts.Of(config)?.Trouble is { } trouble)
        {
            var pause = trouble.Until - clock.GetUtcNow();
            board.Park(client, pause > ShortestPause ? pause : ShortestPause);
        }
        else
        {
            board.Reopen(client, RateOf(connection));
        }
    }

    /// <summary>Events a second at which what piled up drains: as configured, otherwise as many as requests are allowed at once.</summary>
    public static int RateOf(NetSuiteConnection connection) =>
        connection.DrainPerSecond ?? Math.Max(1, connection.Concurrency - connection.LeaveToOthers);
}
