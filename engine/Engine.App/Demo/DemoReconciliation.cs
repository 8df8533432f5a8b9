using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Service;
using Engine.Core.Reconciliation;
using Engine.Runtime.Hosting;
using Engine.Runtime.Reconcile;

namespace Engine.App.Demo;

/// <summary>Holds the month at Stripe's stand-in beside the books, through the engine's own API.</summary>
internal static class DemoReconciliation
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <exception cref="ServiceRefusal">The engine refuses.</exception>
    public static async Task<ReconciliationReport> RunAsync(DemoEngine engine, string client, CancellationToken cancel)
    {
        await using var service = ServiceClient.To(engine.Address, engine.Key.Key);
        var number = (long)(await service.PostAsync($"api/clients/{client}/reconcile", new ReconcileRequest("stripe", "2026-01-01", "2026-01-31"), cancel))!["run"]!;
        JsonNode run;
        do
        {
            await Task.Delay(Look, cancel);
            run = (await service.GetAsync($"api/runs/{number}", cancel))!;
        }
        while ((string)run["state"]! == "running");

        return (await service.GetAsync($"api/clients/{client}/reconciliations/{number}", cancel))!.Deserialize<ReconciliationReport>(OperationsJson.Options)!;
    }
}
