using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>503 that says when to come again.</summary>
internal sealed class LaterResult(IngestAnswer answer, TimeSpan after) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return httpContext.Response.WriteAsJsonAsync(answer, JsonSerializerOptions.Web);
    }
}
