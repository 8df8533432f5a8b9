using System.Security.Cryptography;

namespace Engine.Sandbox.Auth;

/// <summary>The signature algorithms NetSuite takes for client assertions (Oracle help, section_162790605110). RS256 is not among them.</summary>
/// <param name="CurveBits">The size of the curve for ES algorithms; 0 for RSA with PSS padding.</param>
internal sealed record AssertionAlgorithm(HashAlgorithmName Hash, int CurveBits)
{
    private static readonly Dictionary<string, AssertionAlgorithm> Known = new(StringComparer.Ordinal)
    {
        ["PS256"] = new(HashAlgorithmName.SHA256, 0),
        ["PS384"] = new(HashAlgorithmName.SHA384, 0),
        ["PS512"] = new(HashAlgorithmName.SHA512, 0),
        ["ES256"] = new(HashAlgorithmName.SHA256, 256),
        ["ES384"] = new(HashAlgorithmName.SHA384, 384),
        ["ES512"] = new(HashAlgorithmName.SHA512, 521),
    };

    public static AssertionAlgorithm? Named(string? name) => Known.GetValueOrDefault(name ?? "");
}
