using System.Collections.Concurrent;

namespace Engine.Runtime.Work;

/// <summary>One budget per NetSuite account.</summary>
public sealed class RetryBudgets(ISnapshotSource snapshots, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RetryBudget> budgets = new(StringComparer.Ordinal);

    /// <summary>Clients without an account share nothing with anybody.</summary>
    public RetryBudget Of(string client) => budgets.GetOrAdd(
        snapshots.Current.Clients.GetValueOrDefault(client)?.NetSuite?.Account ?? $"client {client}", _ => new RetryBudget(clock));
}
