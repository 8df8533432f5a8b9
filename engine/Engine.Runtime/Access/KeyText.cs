using System.Security.Cryptography;
using System.Text;

namespace Engine.Runtime.Access;

/// <summary>
/// How keys are spelled: <c>ek_</c>, the public id, and 256 random bits. Guessing one is hopeless, so a plain SHA-256 of the whole is what is
/// kept of it; a slow hash would protect nothing more and cost on each request.
/// </summary>
public static class KeyText
{
    /// <summary>What every key begins with, so that scanners of repositories and logs recognise one.</summary>
    public const string Prefix = "ek_";

    private const int IdDigits = 12;
    private const int SecretDigits = 64;

    public static (string Id, string Key) Create()
    {
        var id = RandomNumberGenerator.GetHexString(IdDigits, lowercase: true);
        return (id, $"{Prefix}{id}_{RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true)}");
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
