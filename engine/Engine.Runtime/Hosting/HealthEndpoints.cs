using System.Text.Json.Nodes;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>
/// <c>/healthz</c>: the process lives and can write. <c>/readyz</c>: it can take events in. NetSuite is not asked: when it is
/// down, events wait on disk and intake goes on.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", async (IStore store, TimeProvider clock) =>
            await ProbeAsync(store, clock) is { } trouble
                ? Results.Json(new { status = "unhealthy", storage = trouble }, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Ok(new { status = "healthy", storage = "ok" }))
            .AllowWithoutKey().WithTags("Health").WithName("health").WithSummary("Whether the process lives and can write.")
            .Produces<JsonObject>().Produces<JsonObject>(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/readyz", ReadyAsync)
            .AllowWithoutKey().WithTags("Health").WithName("ready").WithSummary("Whether the service can take events in, and what keeps it from it.")
            .Produces<JsonObject>().Produces<JsonObject>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(
        IStore store, ISnapshotSource snapshots, LaneBoard board, IntakeGate gate, WorkerOptions options, TimeProvider clock)
    {
        var storage = await ProbeAsync(store, clock);
        var snapshot = snapshots.Current;
        var refused = snapshots.State.Refused;
        var closed = gate.Closed();
        var isReady = storage is null && snapshot.Clients.Count > 0 && closed is null;
        var details = new
        {
            status = isReady ? "ready" : "not ready",
            storage = storage ?? "ok",
            revision = snapshot.Revision,
            // Not a reason to turn events away: they are worked by the configuration in force.
            configuration = refused is null ? "ok" : $"revision {refused.Revision} is refused with {refused.Errors} errors",
            clients = snapshot.Clients.Keys.Order(StringComparer.Ordinal),
            intake = closed is null ? "open" : $"{closed.Id} {closed.Title}",
            openEvents = board.Count,
            openEventsLimit = options.MaxOpenEvents,
        };
        return Results.Json(details, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Null when the store can write.</summary>
    private static async Task<string?> ProbeAsync(IStore store, TimeProvider clock)
    {
        try
        {
            await store.Inbox.ProbeAsync(clock.GetUtcNow()).WaitAsync(Patience, clock);
            return null;
        }
        catch (TimeoutException)
        {
            return "not writable within 2 seconds";
        }
        catch (Exception)
        {
            // Whatever the store throws means the same here; the log of whoever needed it says more.
            return "not writable";
        }
    }
}
