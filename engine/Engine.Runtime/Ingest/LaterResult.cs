using System.Text.Json;
using Engine.Runtime.Access;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>A refusal for now that says when to come again.</summary>
internal sealed class LaterResult(IngestAnswer answer, TimeSpan after, int status = StatusCodes.Status503ServiceUnavailable) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.RetryAfter = TooSoon.Seconds(after);
        return httpContext.Response.WriteAsJsonAsync(answer, JsonSerializerOptions.Web);
    }
}
