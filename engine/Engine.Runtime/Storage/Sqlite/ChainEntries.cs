using System.Security.Cryptography;
using System.Text;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The entries of one seal and their bytes: per entry table, operation, length of the key as 7-bit number, key in UTF-8, 32 bytes of hash.</summary>
internal sealed class ChainEntries
{
    private readonly List<ChainEntry> entries = [];

    public int Count => entries.Count;

    public ChainEntry Last => entries[^1];

    public void Add(byte table, ChainOperation operation, string key, byte[] hash) => entries.Add(new ChainEntry(table, operation, key, hash));

    /// <summary>Drops what came after the first entries.</summary>
    public void Keep(int count) => entries.RemoveRange(count, entries.Count - count);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        foreach (var entry in entries)
        {
            writer.Write(entry.Table);
            writer.Write((byte)entry.Operation);
            writer.Write(entry.Key);
            writer.Write(entry.Hash);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="EndOfStreamException">The bytes were cut off or changed.</exception>
    public static IEnumerable<ChainEntry> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            yield return new ChainEntry(reader.ReadByte(), (ChainOperation)reader.ReadByte(), reader.ReadString(), reader.ReadBytes(SHA256.HashSizeInBytes));
        }
    }
}
