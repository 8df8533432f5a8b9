using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Stops work and lets it go on. What is under way ends in any case; intake goes on unless told otherwise.</summary>
internal static class PauseEndpoints
{
    private const int LongestWhy = 500;

    public static void MapPauses(this IEndpointRouteBuilder routes)
    {
        var pauses = routes.MapGroup("/api/pauses").WithTags("Pauses");
        pauses.MapGet("", ListAsync).RequireRoleWithinClient(Role.Viewer).WithName("listPauses").WithSummary("What is stopped, by whom and why, and how much of it is still under way.");
        pauses.MapPost("", StartAsync).RequireRoleWithinClient(Role.Operator).WithName("pauseWork").WithSummary("Takes no new work of a client, a source, or at all; what is under way ends.");
        pauses.MapPost("/end", EndAsync).RequireRoleWithinClient(Role.Operator).WithName("resumeWork").WithSummary("Ends the pause of exactly this client and source.");
    }

    private static async Task<Ok<PauseList>> ListAsync(IStore store, PausedWork paused, Actor actor) => TypedResults.Ok(new PauseList(
        OperationsJson.FormatVersion, [.. (await store.Pauses.ListAsync()).Where(pause => pause.Client is null || actor.Sees(pause.Client)).Select(pause => Show(pause, paused))]));

    private static async Task<Results<Ok<PauseList>, BadRequest<IngestAnswer>>> StartAsync(PauseWanted wanted, Actor actor, IStore store, PausedWork paused, ISnapshotSource snapshots)
    {
        var client = actor.Only(wanted.Client);
        if (Trouble(wanted.Why, client, wanted.Source, snapshots) is { } trouble)
        {
            return trouble;
        }

        await paused.StartAsync(client, wanted.Source, wanted.Kind, wanted.StopsIntake, actor.Name, wanted.Why);
        return await ListAsync(store, paused, actor);
    }

    private static async Task<Results<Ok<PauseList>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>>> EndAsync(ResumeWanted wanted, Actor actor, IStore store, PausedWork paused)
    {
        var client = actor.Only(wanted.Client);
        if (Trouble(wanted.Why) is { } trouble)
        {
            return trouble;
        }

        return await paused.EndAsync(client, wanted.Source, actor.Name, wanted.Why)
            ? await ListAsync(store, paused, actor)
            : TypedResults.NotFound(new IngestAnswer(RuntimeCodes.NotPaused.Id, $"{Describe(client, wanted.Source)} is not paused. engine status, and GET /api/pauses, list what is."));
    }

    // What is misspelled would stop nothing, and nobody would notice.
    private static BadRequest<IngestAnswer>? Trouble(string why, string? client, string? source, ISnapshotSource snapshots)
    {
        var clients = snapshots.Current.Clients;
        if (client is not null && !clients.ContainsKey(client))
        {
            return TypedResults.BadRequest(new IngestAnswer(RuntimeCodes.NoSuchClient.Id, $"There is no client \"{client}\".{Suggestion.DidYouMean(client, clients.Keys)}"));
        }

        var sources = clients.Values.Where(one => client is null || one.Name == client).SelectMany(one => one.Sources.Keys.Append(StripeSource.Name)).Distinct().ToList();
        return source is not null && !sources.Contains(source, StringComparer.Ordinal)
            ? TypedResults.BadRequest(new IngestAnswer(RuntimeCodes.NoSuchClient.Id, $"{client ?? "No client"} has {(client is null ? "a" : "no")} source \"{source}\".{Suggestion.DidYouMean(source, sources)}"))
            : Trouble(why);
    }

    private static BadRequest<IngestAnswer>? Trouble(string why) => why.Trim().Length is >= 1 and <= LongestWhy && !why.Any(char.IsControl)
        ? null
        : TypedResults.BadRequest(new IngestAnswer(RuntimeCodes.PauseUnsaid.Id, $"`why` has 1 to {LongestWhy} characters on one line."));

    private static PauseShown Show(Pause pause, PausedWork paused) =>
        new(pause.Client, pause.Source, pause.Kind, pause.StopsIntake, pause.Who, pause.Why, pause.Since, paused.UnderWay(pause));

    private static string Describe(string? client, string? source) => (client, source) switch
    {
        (null, null) => "Everything as a whole",
        (null, _) => $"Source {source} of all clients",
        (_, null) => $"Client {client} as a whole",
        _ => $"Source {source} of client {client}",
    };
}
