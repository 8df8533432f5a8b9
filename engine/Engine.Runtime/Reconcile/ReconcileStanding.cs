using System.Collections.Concurrent;

namespace Engine.Runtime.Reconcile;

/// <summary>How many differences the last reconciliation of each client and source found, since the service started.</summary>
public sealed class ReconcileStanding
{
    private readonly ConcurrentDictionary<(string Client, string Source), int> differences = [];

    public IEnumerable<(string Client, string Source, int Differences)> All => differences.Select(entry => (entry.Key.Client, entry.Key.Source, entry.Value));

    public void Keep(string client, string source, int count) => differences[(client, source)] = count;
}
