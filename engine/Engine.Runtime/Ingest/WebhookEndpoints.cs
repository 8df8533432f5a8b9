using Engine.Runtime.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Ingest;

/// <summary>The addresses at which sources deliver.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/webhooks/{client}/{source}",
        (string client, string source, HttpRequest request, EventIntake intake, CancellationToken cancel) => intake.TakeAsync(client, source, request, cancel)).AllowWithoutKey();
}
