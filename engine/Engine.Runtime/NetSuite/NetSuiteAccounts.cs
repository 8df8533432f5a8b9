using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Runtime.NetSuite;

/// <summary>One client per account and process, since it holds the account's slots and its token; kept as long as its connection is configured alike.</summary>
public sealed class NetSuiteAccounts(NetSuiteClientFactory factory) : INetSuiteAccounts, IDisposable
{
    // Lazy: two lanes asking at once must not make two clients, each with its own slots.
    private readonly ConcurrentDictionary<NetSuiteConnection, Lazy<NetSuiteClient>> clients = [];

    public INetSuite? Of(ClientConfig client) => client.NetSuite is { } connection
        ? clients.GetOrAdd(connection, wanted => new Lazy<NetSuiteClient>(() => factory.Create(wanted))).Value
        : null;

    public ImmutableArray<AccountReport> Reports =>
        [.. clients.Values.Where(client => client.IsValueCreated).Select(client => client.Value.Report).OrderBy(report => report.Account, StringComparer.Ordinal)];

    public void Dispose()
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }
}
