using Engine.Core.Scheduling;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Taking a source's past in.</summary>
internal static class BackfillEndpoints
{
    public static void MapBackfill(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/clients/{client}/backfill/preview", PreviewBackfillAsync).RequireRole(Role.Operator).WithName("previewBackfill").WithSummary("Counts and sums what a backfill would take.");
        routes.MapPost("/api/clients/{client}/backfill", BackfillAsync).RequireRole(Role.Approver).WithName("backfill").WithSummary("Takes a source's past in.");
    }

    private static Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> PreviewBackfillAsync(
        string client, BackfillRequest order, Actor actor, ISnapshotSource snapshots, Backfill backfill, RunRecorder runs, BackgroundRuns background, TimeProvider clock) =>
        StartBackfillAsync(client, order, isDry: true, actor, snapshots, backfill, runs, background, clock);

    private static Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> BackfillAsync(
        string client, BackfillRequest order, Actor actor, ISnapshotSource snapshots, Backfill backfill, RunRecorder runs, BackgroundRuns background, TimeProvider clock) =>
        StartBackfillAsync(client, order, isDry: false, actor, snapshots, backfill, runs, background, clock);

    private static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartBackfillAsync(
        string client,
        BackfillRequest request,
        bool isDry,
        Actor actor,
        ISnapshotSource snapshots,
        Backfill backfill,
        RunRecorder runs,
        BackgroundRuns background,
        TimeProvider clock)
    {
        if (RunOrders.Trouble(snapshots, client, isDry ? "preview" : request.Why) is { } trouble)
        {
            return RunOrders.Refuse(trouble);
        }

        var config = snapshots.Current.Clients[client];
        var ids = request.Ids ?? [];
        var (from, to, wrong) = RunOrders.Span(config, request.From, request.To);
        var refusal = wrong ?? request switch
        {
            _ when SourceApis.Find(request.Source) is null => $"\"{request.Source}\" is no source whose past can be listed; stripe is one.",
            _ when config.Stripe?.ApiKey is null => $"Client {client} names no `apiKey` under connections.stripe, so nothing can be listed.",
            _ when ids.IsEmpty && (from is null || to is null) => "Say from which day to which day, or give a list of ids.",
            _ when ids.Length > RunOrders.MostIds => $"A list has at most {RunOrders.MostIds} ids.",
            _ => null,
        };
        if (refusal is not null)
        {
            return RunOrders.Refuse(refusal);
        }

        var now = clock.GetUtcNow();
        var order = new BackfillOrder(request.Source, from ?? now, to ?? now, request.Types ?? [], ids);
        var start = new RunStart(RunKind.Backfill, client, null, isDry ? $"preview of {order.Scope}" : order.Scope, actor.Name, request.Why, now);
        return await RunOrders.StartAsync(background, client, RunKind.Backfill, async (started, cancel) =>
            await runs.RunAsync(start, tally => backfill.RunAsync(config, order, isDry, tally, cancel), started));
    }
}
