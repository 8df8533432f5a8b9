using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Reconciliation;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Reconcile;

/// <summary>A reconciliation as a run: makes the report, queues what is missing where that was asked for, counts, keeps.</summary>
internal sealed class ReconcileRun(IStore store, Reconciliation reconciliation, ListedIntake intake, ReconcileStanding standing)
{
    public async Task RunAsync(ClientConfig client, ReconcileOrder order, RunTally tally, CancellationToken cancel)
    {
        var (report, missing) = await reconciliation.RunAsync(client, order, tally, cancel);
        foreach (var state in Enum.GetValues<ReconciledState>())
        {
            tally.Count(WordOf(state), report.Count(state));
        }

        foreach (var total in report.Periods)
        {
            tally.Sum($"{total.Kind} {total.Currency} differs by", total.Difference);
        }

        tally.Count("differences", report.Differences);
        standing.Keep(client.Name, order.Source, report.Differences);
        await store.Reports.KeepAsync(tally.Number, client.Name, JsonSerializer.SerializeToUtf8Bytes(report with { Run = tally.Number }, OperationsJson.Options));
        if (order.Heals)
        {
            await HealAsync(client, order, missing, tally, cancel);
        }
    }

    // Through the same door as any event: what the inbox has already is not taken twice.
    private async Task HealAsync(ClientConfig client, ReconcileOrder order, ImmutableArray<SourceFact> missing, RunTally tally, CancellationToken cancel)
    {
        var fresh = await intake.MissingAsync(client, order.Source, [.. missing.Select(fact => fact.Told)], tally);
        tally.Count("in the inbox already", missing.Length - fresh.Count);
        await intake.TakeAsync(client, order.Source, fresh, tally, cancel);
    }

    private static string WordOf(ReconciledState state) => state switch
    {
        ReconciledState.Agrees => "agree",
        ReconciledState.Missing => "missing in NetSuite",
        ReconciledState.Differs => "differ",
        ReconciledState.NeedsPerson => "need a person",
        ReconciledState.LeftOut => "left out",
        ReconciledState.OnlyInNetSuite => "only in NetSuite",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
