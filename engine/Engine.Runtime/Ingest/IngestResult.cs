using System.Text.Json;
using Engine.Runtime.Access;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>What a sender is answered.</summary>
/// <param name="after">When to come again; null where that is no question.</param>
internal sealed class IngestResult(IngestAnswer answer, int status = StatusCodes.Status200OK, TimeSpan? after = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (after is { } pause)
        {
            httpContext.Response.Headers.RetryAfter = TooSoon.Seconds(pause);
        }

        // With its length, or it would go out in chunks: in two sends instead of one.
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, IngestJson.Readable.IngestAnswer);
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = json.Length;
        return httpContext.Response.Body.WriteAsync(json).AsTask();
    }
}
