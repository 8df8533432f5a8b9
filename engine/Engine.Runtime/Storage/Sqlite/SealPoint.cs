using System.Security.Cryptography;
using System.Text;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>A seal of the chain: its number, from 1 without gaps, and its hash.</summary>
internal sealed record SealPoint(long Id, byte[] Hash)
{
    /// <summary>Before the first seal.</summary>
    public static SealPoint Start { get; } = new(0, new byte[SHA256.HashSizeInBytes]);

    /// <summary>The seal that follows: SHA-256 over the hash of this one, the number and time of the next, and the hash of its entries.</summary>
    public SealPoint Next(string at, byte[] entries)
    {
        var id = Id + 1;
        return new(id, SHA256.HashData([.. Hash, .. BitConverter.GetBytes(id), .. Encoding.UTF8.GetBytes(at), .. SHA256.HashData(entries)]));
    }
}
