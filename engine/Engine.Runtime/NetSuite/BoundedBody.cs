namespace Engine.Runtime.NetSuite;

/// <summary>Reads an answer without trusting its length.</summary>
internal static class BoundedBody
{
    /// <summary>The body, or what fits of it.</summary>
    /// <returns>The bytes, and whether there were more than <paramref name="limit"/>.</returns>
    public static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(HttpContent content, int limit, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            var room = limit - (int)kept.Length;
            kept.Write(buffer, 0, Math.Min(read, room));
            if (read > room)
            {
                return (kept.ToArray(), true);
            }
        }

        return (kept.ToArray(), false);
    }
}
