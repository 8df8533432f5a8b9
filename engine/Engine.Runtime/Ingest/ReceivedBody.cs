using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>A request body, whole, in memory that goes back for the next one: nothing may read from it after it is disposed of.</summary>
internal sealed class ReceivedBody : IDisposable
{
    private const int FirstBytes = 16 * 1024;

    private byte[] bytes;
    private int length;

    private ReceivedBody(int expected) => bytes = ArrayPool<byte>.Shared.Rent(expected);

    public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, length);

    /// <summary>Null when the body is larger than <paramref name="limit"/> bytes. What is beyond the limit is not read.</summary>
    /// <exception cref="BadHttpRequestException">The body is cut off, too slow, or larger than the server allows.</exception>
    public static async ValueTask<ReceivedBody?> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // One byte more than is said, so that the end is found without growing.
        var body = new ReceivedBody((int)(request.ContentLength ?? FirstBytes) + 1);
        try
        {
            if (await body.FillAsync(request.Body, limit, cancel))
            {
                return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Dispose();
        return null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    /// <summary>False when there is more than the limit.</summary>
    private async ValueTask<bool> FillAsync(Stream stream, int limit, CancellationToken cancel)
    {
        int read;
        while ((read = await stream.ReadAsync(bytes.AsMemory(length), cancel)) > 0)
        {
            length += read;
            if (length > limit)
            {
                return false;
            }

            if (length == bytes.Length)
            {
                Grow();
            }
        }

        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
