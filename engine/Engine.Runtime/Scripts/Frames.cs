using System.Buffers.Binary;

namespace Engine.Runtime.Scripts;

/// <summary>Messages between the engine and the process that runs scripts: four bytes of length, little endian, then that many bytes of JSON.</summary>
internal static class Frames
{
    /// <summary>Longer messages are refused on either side.</summary>
    public const int Longest = 4 * 1024 * 1024;

    public static byte[] Of(ReadOnlySpan<byte> content)
    {
        var frame = new byte[4 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, content.Length);
        content.CopyTo(frame.AsSpan(4));
        return frame;
    }

    /// <summary>The next message; null when the other side has closed or sends what is no message.</summary>
    public static byte[]? Read(Stream stream)
    {
        var length = new byte[4];
        if (stream.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4 || !TryLength(length, out var size))
        {
            return null;
        }

        var content = new byte[size];
        return stream.ReadAtLeast(content, size, throwOnEndOfStream: false) == size ? content : null;
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancel)
    {
        var length = new byte[4];
        if (await stream.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false, cancel) < 4 || !TryLength(length, out var size))
        {
            return null;
        }

        var content = new byte[size];
        return await stream.ReadAtLeastAsync(content, size, throwOnEndOfStream: false, cancel) == size ? content : null;
    }

    private static bool TryLength(byte[] bytes, out int length)
    {
        length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return length is >= 0 and <= Longest;
    }
}
