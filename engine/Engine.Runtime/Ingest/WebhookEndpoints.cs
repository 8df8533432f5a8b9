using Engine.Runtime.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Runtime.Ingest;

/// <summary>The addresses at which sources deliver.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        // Found once: to find it for every delivery would make a scope of services for each.
        var intake = routes.ServiceProvider.GetRequiredService<EventIntake>();
        routes.MapPost(
            "/webhooks/{client}/{source}",
            (string client, string source, HttpRequest request, CancellationToken cancel) => intake.TakeAsync(client, source, request, cancel))
            .AllowWithoutKey()
            .WithTags("Intake")
            .WithName("deliver")
            .WithSummary("Takes an event of a source in, with the proof that the source sends. An answer of 200 means that the event is kept.")
            .Produces<IngestAnswer>()
            .Produces<IngestAnswer>(StatusCodes.Status400BadRequest)
            .Produces<IngestAnswer>(StatusCodes.Status401Unauthorized)
            .Produces<IngestAnswer>(StatusCodes.Status404NotFound)
            .Produces<IngestAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<IngestAnswer>(StatusCodes.Status429TooManyRequests)
            .Produces<IngestAnswer>(StatusCodes.Status503ServiceUnavailable)
            .ShortCircuit();
    }
}
