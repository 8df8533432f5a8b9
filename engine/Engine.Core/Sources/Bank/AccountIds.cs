using System.Security.Cryptography;
using System.Text;

namespace Engine.Core.Sources.Bank;

/// <summary>What may be shown of an account number, and what tells one from another.</summary>
internal static class AccountIds
{
    private const int TailLength = 4;
    private const int IdBytes = 12;

    /// <summary>The last four characters.</summary>
    public static string Tail(string account)
    {
        var plain = Plain(account);
        return plain.Length <= TailLength ? plain : plain[^TailLength..];
    }

    /// <summary>Equal for equal accounts at equal banks, however they are spaced.</summary>
    public static string Id(string? bank, string account) => Hash($"{bank}|{Plain(account)}");

    /// <summary>24 hexadecimal digits of SHA-256.</summary>
    public static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }

    private static string Plain(string account) => account.Contains(' ', StringComparison.Ordinal) ? account.Replace(" ", "", StringComparison.Ordinal) : account;
}
