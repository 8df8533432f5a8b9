using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Ingest.Files;

/// <summary><c>POST /files/{client}/{source}</c>: a file, with the source's key or signature. <c>GET /api/files</c>: the files that were taken.</summary>
internal static class FileEndpoints
{
    private const int LongestName = 255;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/files/{client}/{source}", PostAsync).AllowWithoutKey();
        routes.MapGet("/api/files", ListAsync).RequireRoleWithinClient(Role.Viewer);
    }

    private static async Task<IResult> ListAsync(IStore store, Actor actor, string? client, long? before, int? limit) => Results.Json(
        new { formatVersion = OperationsJson.FormatVersion, files = await store.Files.ListAsync(actor.Only(client), before, limit ?? 100) }, OperationsJson.Options);

    private static async Task<IResult> PostAsync(string client, string source, string? name, HttpRequest request, FilePost post, CancellationToken cancel)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = FileStore.MaxBytes;
        }

        return await post.TakeAsync(client, source, (name ?? "posted")[..Math.Min(name?.Length ?? 6, LongestName)], request, cancel);
    }
}
