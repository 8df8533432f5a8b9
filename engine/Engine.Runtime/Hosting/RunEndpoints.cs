using Engine.Core.Diagnostics;
using Engine.Core.Scheduling;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Payloads;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Runs of batches, and what a start date left out.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/runs", RunsAsync).RequireRoleWithinClient(Role.Viewer).WithName("listRuns").WithSummary("Runs of batches, the newest first.");
        routes.MapGet("/api/runs/{number}", RunAsync).RequireRoleWithinClient(Role.Viewer).WithName("showRun").WithSummary("One run, with its remarks.");
        routes.MapGet("/api/clients/{client}/start-date", StartDateAsync).RequireRole(Role.Viewer).WithName("showStartDate").WithSummary("What the client's start date leaves out, counted and summed.");
    }

    private static async Task<Ok<RunList>> RunsAsync(Actor actor, IStore store, ISnapshotSource snapshots, string? client, RunKind? kind, long? before, int? limit)
    {
        var runs = await store.Inspection.History.RunsAsync(new RunFilter(actor.Only(client), kind, Before: before, Limit: limit ?? 100));
        return TypedResults.Ok(new RunList(OperationsJson.FormatVersion, [.. runs.Select(run => RunView.Of(PayloadRedaction.For(actor, snapshots, run.Start.Client).Apply(run), withRemarks: false))]));
    }

    private static async Task<Results<Ok<RunView>, NotFound<IngestAnswer>>> RunAsync(Actor actor, IStore store, ISnapshotSource snapshots, long number) =>
        await FindAsync(store, number) is { } run && actor.Sees(run.Start.Client)
            ? TypedResults.Ok(RunView.Of(PayloadRedaction.For(actor, snapshots, run.Start.Client).Apply(run), withRemarks: true))
            : TypedResults.NotFound(new IngestAnswer(RuntimeCodes.UnknownAddress.Id, $"There is no run {number}."));

    private static async Task<Results<Ok<StartDateView>, NotFound<IngestAnswer>>> StartDateAsync(string client, ISnapshotSource snapshots, StartDateReport report) =>
        snapshots.Current.Clients.GetValueOrDefault(client) is { Start: { } start } config && await report.OfAsync(config) is { } progress
            ? TypedResults.Ok(new StartDateView(OperationsJson.FormatVersion, client, StartDate.Show(start.Date), start.Before, progress.Counts, progress.Sums))
            : TypedResults.NotFound(new IngestAnswer(TimeCodes.RunOrderUnusable.Id, snapshots.Current.Clients.ContainsKey(client) ? $"Client {client} has no start date." : $"There is no client \"{client}\".{Suggestion.DidYouMean(client, snapshots.Current.Clients.Keys)}"));

    /// <summary>Null when there is none of this number.</summary>
    public static async Task<RunReport?> FindAsync(IStore store, long number) =>
        (await store.Inspection.History.RunsAsync(new RunFilter(Number: number))).SingleOrDefault();
}
