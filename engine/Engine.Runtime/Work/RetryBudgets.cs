using System.Collections.Concurrent;
using Engine.Core.Configuration;

namespace Engine.Runtime.Work;

/// <summary>One budget per NetSuite account.</summary>
public sealed class RetryBudgets(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RetryBudget> budgets = new(StringComparer.Ordinal);

    /// <summary>Clients without an account share nothing with anybody.</summary>
    public RetryBudget Of(ClientConfig client) => budgets.GetOrAdd(client.NetSuite?.Account ?? $"client {client.Name}", _ => new RetryBudget(clock));
}
