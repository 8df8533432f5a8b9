using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>Reads a request body whole, up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>Null when the body is larger than <paramref name="limit"/> bytes. What is beyond the limit is not read.</summary>
    /// <exception cref="BadHttpRequestException">The body is cut off, too slow, or larger than the server allows.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        return request.ContentLength is { } length ? await ReadKnownAsync(request.Body, (int)length, cancel) : await ReadUnknownAsync(request.Body, limit, cancel);
    }

    // The usual case: one array of the right size, and the server ends a body that is shorter or longer than it said.
    private static async Task<ReadOnlyMemory<byte>?> ReadKnownAsync(Stream stream, int length, CancellationToken cancel)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancel);
        return body;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadUnknownAsync(Stream stream, int limit, CancellationToken cancel)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
