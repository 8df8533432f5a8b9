namespace Engine.Runtime.Storage;

/// <summary>Erases the payloads that are older than each client keeps them. To be run about once a day; a second run at once finds nothing.</summary>
public sealed class RetentionPass(IErasure erasure, ISnapshotSource snapshots, TimeProvider clock)
{
    /// <summary>So many events a commit, between which intake and work go on.</summary>
    private const int Batch = 200;

    /// <summary>Gives how many events were erased.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var total = 0;
        foreach (var client in snapshots.Current.Clients.Values)
        {
            var now = clock.GetUtcNow();
            var erased = Batch;
            while (erased == Batch)
            {
                cancel.ThrowIfCancellationRequested();
                erased = await erasure.EraseSettledAsync(client.Name, now.AddDays(-client.PayloadDays), Batch, now);
                total += erased;
            }
        }

        return total;
    }
}
