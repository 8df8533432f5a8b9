using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
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
using NodaTime.Text;

namespace Engine.Runtime.Hosting;

/// <summary>Schedules, runs, catch-up, delivery, backfill, replay.</summary>
internal static class TimeEndpoints
{
    private const int MostIds = 10_000;

    public static void MapTime(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/schedules", SchedulesAsync).RequireRoleWithinClient(Role.Viewer).WithName("listSchedules").WithSummary("Schedules with their last run and their next ones.");
        routes.MapGet("/api/runs", RunsAsync).RequireRoleWithinClient(Role.Viewer).WithName("listRuns").WithSummary("Runs of batches, the newest first.");
        routes.MapGet("/api/runs/{number}", RunAsync).RequireRoleWithinClient(Role.Viewer).WithName("showRun").WithSummary("One run, with its remarks.");
        routes.MapGet("/api/clients/{client}/start-date", StartDateAsync).RequireRole(Role.Viewer).WithName("showStartDate").WithSummary("What the client's start date leaves out, counted and summed.");
        routes.MapPost("/api/clients/{client}/catch-up", CatchUpAsync).RequireRole(Role.Operator).WithName("catchUp").WithSummary("Lists recent events at Stripe and takes those that never arrived.");
        routes.MapPost("/api/clients/{client}/deliver", DeliverAsync).RequireRole(Role.Operator).WithName("switchDelivery").WithSummary("Switches when a mapping's events are written, until a time.");
        routes.MapPost("/api/clients/{client}/backfill/preview", PreviewBackfillAsync).RequireRole(Role.Operator).WithName("previewBackfill").WithSummary("Counts and sums what a backfill would take.");
        routes.MapPost("/api/clients/{client}/backfill", BackfillAsync).RequireRole(Role.Approver).WithName("backfill").WithSummary("Takes a source's past in.");
        routes.MapPost("/api/clients/{client}/replay/preview", PreviewReplayAsync).RequireRole(Role.Operator).WithName("previewReplay").WithSummary("Tells where a decision of today differs from what was done.");
        routes.MapPost("/api/clients/{client}/replay", ReplayAsync).RequireRole(Role.Approver).WithName("replay").WithSummary("Works those events again of which the decision differs.");
    }

    private static async Task<Ok<ScheduleList>> SchedulesAsync(Actor actor, ScheduleRunner runner, IStore store, TimeProvider clock)
    {
        var states = (await store.Inspection.History.SchedulesAsync()).ToDictionary(state => (state.Client, state.Name));
        var list = ImmutableArray.CreateBuilder<ScheduleView>();
        foreach (var (client, schedule) in runner.All.Where(one => actor.Sees(one.Client.Name)).ToList())
        {
            var last = states.GetValueOrDefault((client.Name, schedule.Name))?.LastRun is { } number ? await FindAsync(store, number) : null;
            list.Add(ScheduleView.Of(client, schedule, last is null ? null : RunView.Of(last, withRemarks: false), clock.GetUtcNow()));
        }

        return TypedResults.Ok(new ScheduleList(OperationsJson.FormatVersion, list.ToImmutable()));
    }

    private static async Task<Ok<RunList>> RunsAsync(Actor actor, IStore store, string? client, RunKind? kind, long? before, int? limit)
    {
        var runs = await store.Inspection.History.RunsAsync(new RunFilter(actor.Only(client), kind, Before: before, Limit: limit ?? 100));
        return TypedResults.Ok(new RunList(OperationsJson.FormatVersion, [.. runs.Select(run => RunView.Of(run, withRemarks: false))]));
    }

    private static async Task<Results<Ok<RunView>, NotFound<IngestAnswer>>> RunAsync(Actor actor, IStore store, long number) =>
        await FindAsync(store, number) is { } run && actor.Sees(run.Start.Client)
            ? TypedResults.Ok(RunView.Of(run, withRemarks: true))
            : TypedResults.NotFound(new IngestAnswer(RuntimeCodes.UnknownAddress.Id, $"There is no run {number}."));

    private static async Task<Results<Ok<StartDateView>, NotFound<IngestAnswer>>> StartDateAsync(string client, ISnapshotSource snapshots, StartDateReport report) =>
        snapshots.Current.Clients.GetValueOrDefault(client) is { Start: { } start } config && await report.OfAsync(config) is { } progress
            ? TypedResults.Ok(new StartDateView(OperationsJson.FormatVersion, client, StartDate.Show(start.Date), start.Before, progress.Counts, progress.Sums))
            : TypedResults.NotFound(new IngestAnswer(TimeCodes.RunOrderUnusable.Id, $"Client {client} has no start date."));

    private static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> CatchUpAsync(
        string client, CatchUpOrder order, Actor actor, ISnapshotSource snapshots, ScheduleRunner runner, BackgroundRuns background)
    {
        if (Trouble(snapshots, client, order.Why) is { } trouble)
        {
            return Refuse(trouble);
        }

        var config = snapshots.Current.Clients[client];
        return config.Stripe?.ApiKey is null
            ? Refuse($"Client {client} names no `apiKey` under connections.stripe, so its events cannot be listed.")
            : await StartAsync(background, client, RunKind.CatchUp, (started, cancel) =>
                runner.RunNowAsync(config, ScheduledTask.CatchUp, actor.Name, order.Why, cancel, started));
    }

    private static async Task<Results<Ok<DeliverySwitched>, BadRequest<IngestAnswer>>> DeliverAsync(
        string client, DeliveryOrder order, Actor actor, ISnapshotSource snapshots, DeliveryBoard deliveries, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var trouble = Trouble(snapshots, client, order.Why) ?? order switch
        {
            { Mode: DeliveryMode.Nightly } => "A mapping is switched to now or to window.",
            _ when order.Until <= now => "The time until which it holds has passed.",
            _ when !snapshots.Current.Clients[client].Mappings.Any(mapping => mapping.Name == order.Mapping) =>
                $"Client {client} has no mapping \"{order.Mapping}\".{Suggestion.DidYouMean(order.Mapping, snapshots.Current.Clients[client].Mappings.Select(mapping => mapping.Name))}",
            _ => null,
        };
        if (trouble is not null)
        {
            return TypedResults.BadRequest(new IngestAnswer(TimeCodes.RunOrderUnusable.Id, trouble));
        }

        var word = new DeliverySwitch(client, order.Mapping, order.Mode, order.Until.ToUniversalTime(), now, actor.Name, order.Why);
        var looked = await deliveries.SwitchAsync(word);
        return TypedResults.Ok(new DeliverySwitched(OperationsJson.FormatVersion, word, looked.Length));
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
        if (Trouble(snapshots, client, isDry ? "preview" : request.Why) is { } trouble)
        {
            return Refuse(trouble);
        }

        var config = snapshots.Current.Clients[client];
        var ids = request.Ids ?? [];
        var (from, to, wrong) = Span(config, request.From, request.To);
        var refusal = wrong ?? request switch
        {
            _ when SourceApis.Find(request.Source) is null => $"\"{request.Source}\" is no source whose past can be listed; stripe is one.",
            _ when config.Stripe?.ApiKey is null => $"Client {client} names no `apiKey` under connections.stripe, so nothing can be listed.",
            _ when ids.IsEmpty && (from is null || to is null) => "Say from which day to which day, or give a list of ids.",
            _ when ids.Length > MostIds => $"A list has at most {MostIds} ids.",
            _ => null,
        };
        if (refusal is not null)
        {
            return Refuse(refusal);
        }

        var now = clock.GetUtcNow();
        var order = new BackfillOrder(request.Source, from ?? now, to ?? now, request.Types ?? [], ids);
        var start = new RunStart(RunKind.Backfill, client, null, isDry ? $"preview of {order.Scope}" : order.Scope, actor.Name, request.Why, now);
        return await StartAsync(background, client, RunKind.Backfill, async (started, cancel) =>
            await runs.RunAsync(start, tally => backfill.RunAsync(config, order, isDry, tally, cancel), started));
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
        if (Trouble(snapshots, client, isDry ? "preview" : request.Why) is { } trouble)
        {
            return Refuse(trouble);
        }

        var ids = request.Ids ?? [];
        var (from, to, wrong) = Span(snapshots.Current.Clients[client], request.From, request.To);
        var refusal = wrong
            ?? (ids.IsEmpty && from is null && to is null && request.Mapping is null && request.RaisedCode is null
                ? "Say which events: by id, by day, by mapping, or by the code with which they were raised."
                : ids.Length > MostIds ? $"A list has at most {MostIds} ids." : null);
        if (refusal is not null)
        {
            return Refuse(refusal);
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
        return await StartAsync(background, client, RunKind.Replay, async (started, cancel) =>
            await runs.RunAsync(start, tally => replay.RunAsync(filter, isDry, actor.Name, tally, cancel), started));
    }

    private static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartAsync(
        BackgroundRuns background, string client, RunKind kind, Func<Func<long, Task>, CancellationToken, Task<RunReport?>> run) =>
        await background.StartAsync(client, kind, run) is { } number
            ? TypedResults.Accepted($"/api/runs/{number}", new RunStarted(OperationsJson.FormatVersion, number))
            : TypedResults.Conflict(new IngestAnswer(TimeCodes.RunUnderWay.Id, $"A run of this kind is under way for {client}."));

    private static string? Trouble(ISnapshotSource snapshots, string client, string? why) => snapshots.Current.Clients.ContainsKey(client)
        ? string.IsNullOrWhiteSpace(why) ? "Say why, for whoever looks at it later." : null
        : $"There is no client \"{client}\".{Suggestion.DidYouMean(client, snapshots.Current.Clients.Keys)}";

    private static BadRequest<IngestAnswer> Refuse(string message) => TypedResults.BadRequest(new IngestAnswer(TimeCodes.RunOrderUnusable.Id, message));

    /// <summary>Both days included, in the client's zone.</summary>
    private static (DateTimeOffset? From, DateTimeOffset? To, string? Wrong) Span(ClientConfig client, string? from, string? to)
    {
        var first = from is null ? null : LocalDatePattern.Iso.Parse(from);
        var last = to is null ? null : LocalDatePattern.Iso.Parse(to);
        if (first is { Success: false } || last is { Success: false })
        {
            return (null, null, $"\"{(first is { Success: false } ? from : to)}\" is no date. Write year, month and day, such as 2026-01-01.");
        }

        return first is not null && last is not null && first.Value > last.Value
            ? (null, null, $"{from} is after {to}.")
            : (first?.Value.AtStartOfDayInZone(client.Zone).ToDateTimeOffset(), last?.Value.PlusDays(1).AtStartOfDayInZone(client.Zone).ToDateTimeOffset(), null);
    }

    private static async Task<RunReport?> FindAsync(IStore store, long number) =>
        (await store.Inspection.History.RunsAsync(new RunFilter(Number: number))).SingleOrDefault();
}
