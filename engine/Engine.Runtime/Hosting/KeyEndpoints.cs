using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Makes, lists and revokes keys.</summary>
internal static class KeyEndpoints
{
    private const int LongestName = 60;
    private const int LongestDays = 3650;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/keys", AddAsync).RequireRole(Role.Admin).WithName("addKey").WithSummary("Makes a key; its text is in the answer and nowhere else.");
        routes.MapGet("/api/keys", ListAsync).RequireRole(Role.Admin).WithName("listKeys").WithSummary("All keys, without their secrets.");
        routes.MapDelete("/api/keys/{id}", RevokeAsync).RequireRole(Role.Admin).WithName("revokeKey").WithSummary("Makes a key good for nothing, at once.");
    }

    private static async Task<Results<Ok<KeyMade>, BadRequest<IngestAnswer>>> AddAsync(NewKey wanted, Actor actor, IStore store, ISnapshotSource snapshots, TimeProvider clock)
    {
        if (Trouble(wanted, snapshots) is { } trouble)
        {
            return TypedResults.BadRequest(new IngestAnswer(AccessCodes.KeyUnusable.Id, trouble));
        }

        var now = clock.GetUtcNow();
        var (id, text) = KeyText.Create();
        var key = new ApiKey(id, wanted.Name, wanted.Role, wanted.Client, now, actor.Name, now.AddDays(wanted.Days), null);
        await store.Keys.AddAsync(key, KeyText.Hash(text));
        return TypedResults.Ok(new KeyMade(OperationsJson.FormatVersion, key, text));
    }

    private static async Task<Ok<KeyList>> ListAsync(IStore store) =>
        TypedResults.Ok(new KeyList(OperationsJson.FormatVersion, await store.Keys.ListAsync()));

    private static async Task<Results<NoContent, NotFound<IngestAnswer>>> RevokeAsync(string id, Actor actor, IStore store, TimeProvider clock) =>
        await store.Keys.RevokeAsync(id, actor.Name, clock.GetUtcNow())
            ? TypedResults.NoContent()
            : TypedResults.NotFound(new IngestAnswer(AccessCodes.KeyUnusable.Id, $"No key has the id {id}."));

    private static string? Trouble(NewKey wanted, ISnapshotSource snapshots) => wanted switch
    {
        { Name.Length: 0 or > LongestName } => $"A key's name has 1 to {LongestName} characters.",
        _ when wanted.Name.Any(char.IsControl) => $"A key's name has no control characters.",
        { Days: < 1 or > LongestDays } => $"A key is good for 1 to {LongestDays} days.",
        { Client: { } client } when !snapshots.Current.Clients.ContainsKey(client) => $"There is no client {client}.",
        _ => null,
    };
}
