using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Core.Sources.Bank;

/// <summary>What may be shown of an account number, and what tells one from another.</summary>
internal static class AccountIds
{
    private const int TailLength = 4;
    private const int IdBytes = 12;
    private const int MostOnStack = 1024;

    /// <summary>The last four characters.</summary>
    public static string Tail(string account)
    {
        var plain = Plain(account);
        return plain.Length <= TailLength ? plain : plain[^TailLength..];
    }

    /// <summary>Equal for equal accounts at equal banks, however they are spaced. An IBAN names its bank itself.</summary>
    public static string Id(string? bank, string account)
    {
        var plain = Plain(account);
        return Hash($"{(IsIban(plain) ? null : bank)}|{plain}", out _);
    }

    /// <summary>24 hexadecimal digits of SHA-256.</summary>
    /// <param name="text">What is told apart.</param>
    /// <param name="start">The first 64 bits.</param>
    public static string Hash(string text, out ulong start)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = length <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[length];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], hash);
        start = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }

    // Two letters, two digits, and at least eleven characters: the shortest is Norway's.
    private static bool IsIban(string plain) =>
        plain.Length is >= 15 and <= 34 && char.IsAsciiLetterUpper(plain[0]) && char.IsAsciiLetterUpper(plain[1]) && char.IsAsciiDigit(plain[2]) && char.IsAsciiDigit(plain[3]);

    private static string Plain(string account) => account.Contains(' ', StringComparison.Ordinal) ? account.Replace(" ", "", StringComparison.Ordinal) : account;
}
