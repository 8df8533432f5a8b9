using Engine.Runtime.Access;
using Engine.Runtime.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary><c>/metrics</c>, for Prometheus.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", ReadAsync)
        .RequireRole(Role.Viewer).WithTags("Health").WithName("metrics").WithSummary("Everything the engine measures, in Prometheus' text format.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static async Task<IResult> ReadAsync(EngineGauges gauges, MetricStore metrics)
    {
        await gauges.RefreshAsync();
        return Results.Text(PrometheusText.Of(metrics), PrometheusText.ContentType);
    }
}
