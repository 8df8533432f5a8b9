using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Core.Sources;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using NodaTime;

namespace Engine.Runtime.Reconcile;

/// <summary>Compares the seven days before today, by the client's clock. Changes nothing; differences are told as failures of the run.</summary>
internal sealed class ReconcileWork(ReconcileRun run) : ScheduledWork
{
    private const int Days = 7;

    public override ScheduledTask Task => ScheduledTask.Reconcile;

    public override RunKind Kind => RunKind.Reconcile;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(at).InZone(client.Zone).Date;
        var order = new ReconcileOrder(StripeSource.Name, today.PlusDays(-Days), today.PlusDays(-1), Heals: false);
        await run.RunAsync(client, order, tally, cancel);
        if (tally["differences"] is > 0 and var count)
        {
            tally.Fail(client.Name, ReconcileCodes.Difference.Id, $"{order.Scope}: {count} difference(s). `engine reconcile {order.Source} --client {client.Name} --run {tally.Number}` shows them.");
        }
    }
}
