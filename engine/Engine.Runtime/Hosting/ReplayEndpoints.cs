using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Deciding accepted events again.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplay(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/clients/{client}/replay/preview", PreviewReplayAsync).RequireRole(Role.Operator).WithName("previewReplay").WithSummary("Tells where a decision of today differs from what was done.");
        routes.MapPost("/api/clients/{client}/replay", ReplayAsync).RequireRole(Role.Approver).WithName("replay").WithSummary("Works those events again of which the decision differs.");
    }

    private static Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> PreviewReplayAsync(
        string client, ReplayRequest order, Actor actor, ISnapshotSource snapshots, Replay replay, RunRecorder runs, BackgroundRuns background, TimeProvider clock) =>
        StartReplayAsync(client, order, isDry: true, actor, snapshots, replay, runs, background, clock);

    private static Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> ReplayAsync(
        string client, ReplayRequest order, Actor actor, ISnapshotSource snapshots, Replay replay, RunRecorder runs, BackgroundRuns background, TimeProvider clock) =>
        StartReplayAsync(client, order, isDry: false, actor, snapshots, replay, runs, background, clock);

    private static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartReplayAsync(
        string client,
        ReplayRequest request,
        bool isDry,
        Actor actor,
        ISnapshotSource snapshots,
        Replay replay,
        RunRecorder runs,
        BackgroundRuns background,
        TimeProvider clock)
    {
        if (RunOrders.Trouble(snapshots, client, isDry ? "preview" : request.Why) is { } trouble)
        {
            return RunOrders.Refuse(trouble);
        }

        var ids = request.Ids ?? [];
        var (from, to, wrong) = RunOrders.Span(snapshots.Current.Clients[client], request.From, request.To);
        var refusal = wrong
            ?? (ids.IsEmpty && from is null && to is null && request.Mapping is null && request.RaisedCode is null
                ? "Say which events: by id, by day, by mapping, or by the code with which they were raised."
                : ids.Length > RunOrders.MostIds ? $"A list has at most {RunOrders.MostIds} ids." : null);
        if (refusal is not null)
        {
            return RunOrders.Refuse(refusal);
        }

        var filter = new StoredEventFilter(client) { Ids = ids, OccurredFrom = from, OccurredTo = to, Mapping = request.Mapping, RaisedCode = request.RaisedCode };
        var scope = string.Join(", ", new[]
        {
            ids.IsEmpty ? null : $"{ids.Length} events",
            request.From is null ? null : $"from {request.From}",
            request.To is null ? null : $"to {request.To}",
            request.Mapping is null ? null : $"mapping {request.Mapping}",
            request.RaisedCode is null ? null : $"raised with {request.RaisedCode}",
        }.OfType<string>());
        var start = new RunStart(RunKind.Replay, client, null, isDry ? $"preview of {scope}" : scope, actor.Name, request.Why, clock.GetUtcNow());
        return await RunOrders.StartAsync(background, client, RunKind.Replay, async (started, cancel) =>
            await runs.RunAsync(start, tally => replay.RunAsync(filter, isDry, actor.Name, tally, cancel), started));
    }
}
