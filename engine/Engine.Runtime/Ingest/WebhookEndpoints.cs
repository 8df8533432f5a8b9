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
        (string client, string source, HttpRequest request, EventIntake intake, CancellationToken cancel) => intake.TakeAsync(client, source, request, cancel))
        .AllowWithoutKey()
        .WithTags("Intake")
        .WithName("deliver")
        .WithSummary("Takes an event of a source in, with the proof that the source sends. An answer of 200 means that the event is kept.")
        .Produces<IngestAnswer>()
        .Produces<IngestAnswer>(StatusCodes.Status400BadRequest)
        .Produces<IngestAnswer>(StatusCodes.Status401Unauthorized)
        .Produces<IngestAnswer>(StatusCodes.Status404NotFound)
        .Produces<IngestAnswer>(StatusCodes.Status413PayloadTooLarge)
        .Produces<IngestAnswer>(StatusCodes.Status503ServiceUnavailable);
}
