using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Ingest.Files;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>Erases the payloads that are older than the client keeps them, and the files they came in. A second run at once finds nothing.</summary>
internal sealed class RetentionWork(IErasure erasure, KeptFiles files) : ScheduledWork
{
    /// <summary>So many events a commit, between which intake and work go on.</summary>
    private const int Batch = 200;

    public override ScheduledTask Task => ScheduledTask.Retention;

    public override RunKind Kind => RunKind.Retention;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        tally.Count("erased", 0);
        var erased = Batch;
        while (erased == Batch)
        {
            cancel.ThrowIfCancellationRequested();
            erased = await erasure.EraseSettledAsync(client.Name, at.AddDays(-client.PayloadDays), Batch, at);
            tally.Count("erased", erased);
        }

        tally.Count("files", await files.SweepAsync(cancel));
    }
}
