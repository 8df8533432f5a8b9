using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Ingest.Files;

/// <summary><c>POST /files/{client}/{source}</c>: a file, with the source's key or signature. <c>GET /api/files</c>: the files that were taken.</summary>
internal static class FileEndpoints
{
    private const int LongestName = 255;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/files/{client}/{source}", PostAsync)
            .AllowWithoutKey()
            .WithTags("Intake")
            .WithName("deliverFile")
            .WithSummary("Takes a file of a source in, up to 64 MiB, with the proof that the source sends. An answer of 200 means that all its rows are kept.")
            .Produces<IngestAnswer>()
            .Produces<IngestAnswer>(StatusCodes.Status400BadRequest)
            .Produces<IngestAnswer>(StatusCodes.Status401Unauthorized)
            .Produces<IngestAnswer>(StatusCodes.Status404NotFound)
            .Produces<IngestAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<IngestAnswer>(StatusCodes.Status429TooManyRequests)
            .Produces<IngestAnswer>(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/api/files", ListAsync).RequireRoleWithinClient(Role.Viewer).WithTags("Intake").WithName("listFiles").WithSummary("Files that were taken, the newest first, a page at a time.");
    }

    private static async Task<Ok<FileList>> ListAsync(IStore store, Actor actor, string? client, long? before, int? limit) =>
        TypedResults.Ok(new FileList(OperationsJson.FormatVersion, await store.Files.ListAsync(actor.Only(client), before, limit ?? 100)));

    // An engine without a data folder, as in a simulation.
    private static IResult NoFiles() =>
        Results.Json(new IngestAnswer(RuntimeCodes.UnknownAddress.Id, RuntimeCodes.UnknownAddress.Title + "."), statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> PostAsync(string client, string source, string? name, HttpRequest request, [FromServices] FilePost? post, CancellationToken cancel)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = FileStore.MaxBytes;
        }

        return post is null ? NoFiles() : await post.TakeAsync(client, source, (name ?? "posted")[..Math.Min(name?.Length ?? 6, LongestName)], request, cancel);
    }
}
