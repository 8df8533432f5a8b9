using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Payloads;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>What the engine did and is about to do, as JSON. Reads only.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var look = routes.MapGroup("/api").WithTags("Operations");
        look.MapGet("/status", StatusAsync).RequireRole(Role.Viewer)
            .WithName("status").WithSummary("Events by state, refusals, configuration, and how the engine stands with NetSuite.").Produces<JsonObject>();
        look.MapGet("/clients", ClientsAsync).RequireRoleWithinClient(Role.Viewer)
            .WithName("listClients").WithSummary("How each client stands: intake, what there is to do and why it waits, rate, next action, forecast, account, pauses.");
        look.MapGet("/config", (ISnapshotSource snapshots) => Results.Json(ConfigurationJson.Of(snapshots.State), OperationsJson.Options)).RequireRole(Role.Viewer)
            .WithName("configuration").WithSummary("The configuration in force, and the one that the folder offers instead.").Produces<JsonObject>();
        look.MapGet("/events", EventsAsync).RequireRoleWithinClient(Role.Viewer)
            .WithName("listEvents").WithSummary("Events, the newest accepted first, a page at a time.").Produces<EventList>().Produces<IngestAnswer>(StatusCodes.Status400BadRequest);
        look.MapGet("/events/{client}/{id}", EventAsync).RequireRole(Role.Viewer)
            .WithName("showEvent").WithSummary("Everything about one event: payload, plan, steps, requests and answers.").Produces<JsonObject>().Produces<IngestAnswer>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StatusAsync(IStore store, RefusalCounters refusals, ISnapshotSource snapshots, INetSuiteAccounts accounts, WorkCounters work, StatusReader reader)
    {
        await refusals.FlushAsync();
        var status = JsonSerializer.SerializeToNode(await store.Inspection.StatusAsync(), OperationsJson.Options)!.AsObject();
        status["clients"] = JsonSerializer.SerializeToNode(await reader.ReadAsync(null), OperationsJson.Options);
        status["configuration"] = ConfigurationJson.Summary(snapshots.State);
        status["netSuite"] = NetSuiteJson.Of(accounts.Reports, work.Completed);
        return Results.Json(status, OperationsJson.Options);
    }

    private static async Task<Ok<ClientStatusList>> ClientsAsync(StatusReader reader, Actor actor, TimeProvider clock, string? client) =>
        TypedResults.Ok(new ClientStatusList(OperationsJson.FormatVersion, clock.GetUtcNow(), reader.WorkingSince, await reader.ReadAsync(actor.Only(client))));

    private static async Task<IResult> EventsAsync(IStore store, ISnapshotSource snapshots, Actor actor, string? client, string? state, long? before, int? limit)
    {
        if (!TryReadState(state, out var wanted))
        {
            var states = string.Join(", ", Enum.GetNames<EventState>().Select(name => name.ToLowerInvariant()));
            return Results.Json(
                new IngestAnswer(RuntimeCodes.BadRequest.Id, $"\"{state}\" is no state. States are {states}."), statusCode: StatusCodes.Status400BadRequest);
        }

        var events = await store.Inspection.EventsAsync(new EventFilter(actor.Only(client), wanted, before, limit ?? 100));
        return Results.Json(
            new EventList(OperationsJson.FormatVersion, [.. events.Select(summary => PayloadRedaction.For(actor, snapshots, summary.Client).Apply(summary))]), OperationsJson.Options);
    }

    // As the answers spell it, in any case; a number is no state.
    private static bool TryReadState(string? text, out EventState? state)
    {
        state = Enum.GetValues<EventState>().Cast<EventState?>().FirstOrDefault(known => known.ToString()!.Equals(text, StringComparison.OrdinalIgnoreCase));
        return state is not null || string.IsNullOrEmpty(text);
    }

    private static async Task<IResult> EventAsync(IStore store, ISnapshotSource snapshots, Actor actor, string client, string id) =>
        await FindAsync(store, client, id) is [var report, ..]
            ? Results.Json(OperationsJson.Of(PayloadRedaction.For(actor, snapshots, client).Apply(report)), OperationsJson.Options)
            : Results.Json(new IngestAnswer(RuntimeCodes.UnknownAddress.Id, $"Client {client} has no event {id}."), statusCode: StatusCodes.Status404NotFound);

    // The id of a CloudEvent holds the slashes of its source, which stay encoded in an address.
    private static async Task<ImmutableArray<EventReport>> FindAsync(IStore store, string client, string id) =>
        await store.Inspection.EventAsync(client, id) is { IsEmpty: false } found
            ? found
            : await store.Inspection.EventAsync(client, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
}
