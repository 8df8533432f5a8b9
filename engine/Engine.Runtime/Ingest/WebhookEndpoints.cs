using Engine.Runtime.Access;
using Engine.Core.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Ingest;

/// <summary>The addresses at which sources deliver.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/webhooks/{client}/stripe",
        (string client, HttpRequest request, StripeIntake intake, CancellationToken cancel) =>
            intake.TakeAsync(client, SignatureOf(request), request, cancel)).AllowWithoutKey();

    // A header that comes twice is joined, as HTTP reads it; the signature check refuses what that makes ambiguous.
    private static string? SignatureOf(HttpRequest request) =>
        request.Headers.TryGetValue(StripeSignature.HeaderName, out var values) ? string.Join(',', values.ToArray()) : null;
}
