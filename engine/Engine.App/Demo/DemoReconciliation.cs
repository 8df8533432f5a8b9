using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Core.Reconciliation;
using Engine.Runtime.Hosting;
using Engine.Runtime.Reconcile;

namespace Engine.App.Demo;

/// <summary>Holds the month at Stripe's stand-in beside the books, through the engine's own API.</summary>
internal static class DemoReconciliation
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <param name="heals">Queues what is missing in NetSuite.</param>
    /// <exception cref="ServiceRefusal">The engine refuses.</exception>
    /// <exception cref="InvalidOperationException">One of the two sides did not answer.</exception>
    public static async Task<ReconciliationReport> RunAsync(StageEngine engine, string client, bool heals, CancellationToken cancel)
    {
        await using var service = ServiceClient.To(engine.Address, engine.Key.Key);
        var number = (long)(await service.PostAsync($"api/clients/{client}/reconcile{(heals ? "/heal" : "")}", new ReconcileRequest("stripe", "2026-01-01", "2026-01-31", "the month is over"), cancel))!["run"]!;
        JsonNode run;
        do
        {
            await Task.Delay(Look, cancel);
            run = (await service.GetAsync($"api/runs/{number}", cancel))!;
        }
        while ((string)run["state"]! == "running");

        if ((string)run["state"]! != "done")
        {
            throw new InvalidOperationException(RunText.Of(run));
        }

        return (await service.GetAsync($"api/clients/{client}/reconciliations/{number}", cancel))!.Deserialize<ReconciliationReport>(OperationsJson.Options)!;
    }
}
