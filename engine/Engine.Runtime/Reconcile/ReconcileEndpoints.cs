using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Reconciliation;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;

namespace Engine.Runtime.Reconcile;

/// <summary>Holding a source against the books.</summary>
internal static class ReconcileEndpoints
{
    public static void MapReconcile(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/clients/{client}/reconcile", (string client, ReconcileRequest order, Actor actor, RunOrders orders, ReconcileRun reconcile) =>
            orders.StartDryAsync(client, actor, order.Why, config => Read(config, order, heals: false, reconcile)))
            .RequireRole(Role.Operator).WithName("reconcile").WithSummary("Holds what a source has beside NetSuite; changes nothing.").WithTags(nameof(ReconcileEndpoints));
        routes.MapPost("/api/clients/{client}/reconcile/heal", (string client, ReconcileRequest order, Actor actor, RunOrders orders, ReconcileRun reconcile) =>
            orders.StartAsync(client, actor, order.Why, config => Read(config, order, heals: true, reconcile)))
            .RequireRole(Role.Approver).WithName("healReconciliation").WithSummary("The same, and queues what is missing in NetSuite.").WithTags(nameof(ReconcileEndpoints));
        routes.MapGet("/api/clients/{client}/reconciliations/{run}", ReportAsync).RequireRole(Role.Viewer).WithName("showReconciliation").WithSummary("The report of a reconciliation.");
    }

    private static RunOrder Read(ClientConfig config, ReconcileRequest request, bool heals, ReconcileRun reconcile)
    {
        var refusal = RunOrders.Span(config, request.From, request.To).Wrong ?? request switch
        {
            _ when SourceApis.Find(request.Source) is null => $"\"{request.Source}\" is no source that can be listed; stripe is one.",
            _ when config.Stripe?.ApiKey is null => $"Client {config.Name} names no `apiKey` under connections.stripe, so nothing can be listed.",
            { From: null } or { To: null } => "Say from which day to which day.",
            _ => null,
        };
        if (refusal is not null)
        {
            return new RunOrder.Refused(refusal);
        }

        var order = new ReconcileOrder(request.Source, LocalDatePattern.Iso.Parse(request.From!).Value, LocalDatePattern.Iso.Parse(request.To!).Value, heals);
        return new RunOrder.Taken(RunKind.Reconcile, order.Scope, (tally, cancel) => reconcile.RunAsync(config, order, tally, cancel));
    }

    private static async Task<Results<Ok<ReconciliationReport>, NotFound<IngestAnswer>>> ReportAsync(string client, IStore store, long run) =>
        await store.Reports.FindAsync(run) is { } kept && JsonSerializer.Deserialize<ReconciliationReport>(kept.Span, OperationsJson.Options) is { } report && report.Client == client
            ? TypedResults.Ok(report)
            : TypedResults.NotFound(new IngestAnswer(ReconcileCodes.ReportGone.Id, $"The report of run {run} is not kept."));
}
