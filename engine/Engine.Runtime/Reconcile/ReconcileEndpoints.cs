using System.Text.Json;
using Engine.Core.Reconciliation;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.Scheduling;
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
        routes.MapPost("/api/clients/{client}/reconcile", CompareAsync).RequireRole(Role.Operator).WithName("reconcile").WithSummary("Holds what a source has beside NetSuite; changes nothing.");
        routes.MapPost("/api/clients/{client}/reconcile/heal", HealAsync).RequireRole(Role.Approver).WithName("healReconciliation").WithSummary("The same, and queues what is missing in NetSuite.");
        routes.MapGet("/api/clients/{client}/reconciliations/{run}", ReportAsync).RequireRole(Role.Viewer).WithName("showReconciliation").WithSummary("The report of a reconciliation.");
    }

    private static Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> CompareAsync(
        string client, ReconcileRequest order, Actor actor, ISnapshotSource snapshots, ReconcileRun reconcile, RunRecorder runs, BackgroundRuns background, TimeProvider clock) =>
        StartAsync(client, order, heals: false, actor, snapshots, reconcile, runs, background, clock);

    private static Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> HealAsync(
        string client, ReconcileRequest order, Actor actor, ISnapshotSource snapshots, ReconcileRun reconcile, RunRecorder runs, BackgroundRuns background, TimeProvider clock) =>
        StartAsync(client, order, heals: true, actor, snapshots, reconcile, runs, background, clock);

    private static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartAsync(
        string client,
        ReconcileRequest request,
        bool heals,
        Actor actor,
        ISnapshotSource snapshots,
        ReconcileRun reconcile,
        RunRecorder runs,
        BackgroundRuns background,
        TimeProvider clock)
    {
        if (RunOrders.Trouble(snapshots, client, heals ? request.Why : "compare") is { } trouble)
        {
            return RunOrders.Refuse(trouble);
        }

        var config = snapshots.Current.Clients[client];
        var refusal = RunOrders.Span(config, request.From, request.To).Wrong ?? request switch
        {
            _ when SourceApis.Find(request.Source) is null => $"\"{request.Source}\" is no source that can be listed; stripe is one.",
            _ when config.Stripe?.ApiKey is null => $"Client {client} names no `apiKey` under connections.stripe, so nothing can be listed.",
            { From: null } or { To: null } => "Say from which day to which day.",
            _ => null,
        };
        if (refusal is not null)
        {
            return RunOrders.Refuse(refusal);
        }

        var order = new ReconcileOrder(request.Source, LocalDatePattern.Iso.Parse(request.From!).Value, LocalDatePattern.Iso.Parse(request.To!).Value, heals);
        var start = new RunStart(RunKind.Reconcile, client, null, order.Scope, actor.Name, request.Why, clock.GetUtcNow());
        return await RunOrders.StartAsync(background, client, RunKind.Reconcile, async (started, cancel) =>
            await runs.RunAsync(start, tally => reconcile.RunAsync(config, order, tally, cancel), started));
    }

    private static async Task<Results<Ok<ReconciliationReport>, NotFound<IngestAnswer>>> ReportAsync(string client, IStore store, long run) =>
        await store.Reports.FindAsync(run) is { } kept && JsonSerializer.Deserialize<ReconciliationReport>(kept.Span, OperationsJson.Options) is { } report && report.Client == client
            ? TypedResults.Ok(report)
            : TypedResults.NotFound(new IngestAnswer(ReconcileCodes.ReportGone.Id, $"The report of run {run} is not kept."));
}
