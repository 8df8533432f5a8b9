using System.Text.Json;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>What the engine did and is about to do, as JSON. Reads only.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/status", StatusAsync);
        routes.MapGet("/api/config", (ISnapshotSource snapshots) => Results.Json(ConfigurationJson.Of(snapshots.State), OperationsJson.Options));
        routes.MapGet("/api/events", EventsAsync);
        routes.MapGet("/api/events/{client}/{id}", EventAsync);
    }

    private static async Task<IResult> StatusAsync(IStore store, RefusalCounters refusals, ISnapshotSource snapshots)
    {
        await refusals.FlushAsync();
        var status = JsonSerializer.SerializeToNode(await store.Inspection.StatusAsync(), OperationsJson.Options)!.AsObject();
        status["configuration"] = ConfigurationJson.Summary(snapshots.State);
        return Results.Json(status, OperationsJson.Options);
    }

    private static async Task<IResult> EventsAsync(IStore store, string? client, EventState? state, long? before, int? limit)
    {
        var events = await store.Inspection.EventsAsync(new EventFilter(client, state, before, limit ?? 100));
        return Results.Json(new { formatVersion = OperationsJson.FormatVersion, events }, OperationsJson.Options);
    }

    private static async Task<IResult> EventAsync(IStore store, string client, string id) =>
        await store.Inspection.EventAsync(client, id) is [var report, ..]
            ? Results.Json(OperationsJson.Of(report), OperationsJson.Options)
            : Results.Json(new IngestAnswer(RuntimeCodes.UnknownAddress.Id, $"Client {client} has no event {id}."), statusCode: StatusCodes.Status404NotFound);
}
