using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// The entries of one seal as bytes, since that is all that is done with them: per entry table, operation, length of the key (4 bytes, little
/// endian), key in UTF-8, 32 bytes of hash.
/// </summary>
internal sealed class ChainEntries
{
    private const int HeadBytes = 2 + sizeof(int);

    private byte[] bytes = new byte[16 * 1024];

    /// <summary>Bytes so far; <see cref="Keep"/> goes back to it.</summary>
    public int Length { get; private set; }

    /// <summary>Adds an entry without its hash, and gives the place for it.</summary>
    /// <param name="key">In UTF-8; parts are joined by a slash.</param>
    public Span<byte> Add(byte table, ChainOperation operation, int keyBytes, out Span<byte> key)
    {
        var start = Length;
        Length += HeadBytes + keyBytes + SHA256.HashSizeInBytes;
        if (Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(Length, bytes.Length * 2));
        }

        var entry = bytes.AsSpan(start, Length - start);
        entry[0] = table;
        entry[1] = (byte)operation;
        BinaryPrimitives.WriteInt32LittleEndian(entry[2..], keyBytes);
        key = entry.Slice(HeadBytes, keyBytes);
        return entry[^SHA256.HashSizeInBytes..];
    }

    /// <summary>Drops what came after a length.</summary>
    public void Keep(int length) => Length = length;

    public byte[] ToBytes() => bytes.AsSpan(0, Length).ToArray();

    /// <exception cref="FormatException">The bytes were cut off or changed.</exception>
    public static IEnumerable<ChainEntry> Read(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes.Length - at < HeadBytes || KeyBytes(bytes, at) is var keyBytes && (keyBytes < 0 || keyBytes > bytes.Length - at - HeadBytes - SHA256.HashSizeInBytes))
            {
                throw new FormatException("The entries of a seal end in the middle of one.");
            }

            var end = at + HeadBytes + KeyBytes(bytes, at);
            yield return new ChainEntry(bytes[at], (ChainOperation)bytes[at + 1], Encoding.UTF8.GetString(bytes, at + HeadBytes, end - at - HeadBytes), bytes[end..(end + SHA256.HashSizeInBytes)]);
            at = end + SHA256.HashSizeInBytes;
        }
    }

    private static int KeyBytes(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 2));
}
