using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Engine.Tests.Sandbox;

/// <summary>A client assertion in the making: right unless a test changes it. Signed by hand, so that no client of ours is involved.</summary>
public sealed record Assertion(AsymmetricAlgorithm Key)
{
    public string Algorithm { get; init; } = "ES256";

    public string KeyId { get; init; } = SandboxAccount.CertificateId;

    public string Issuer { get; init; } = SandboxAccount.ClientId;

    public object Audience { get; init; } = "https://123456-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token";

    public object Scope { get; init; } = new[] { "rest_webservices" };

    public DateTimeOffset IssuedAt { get; init; } = new SandboxTime().GetUtcNow();

    public TimeSpan Life { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary><c>jti</c>; null leaves it out.</summary>
    public string? Id { get; init; }

    public string Sign()
    {
        var header = Part(new { typ = "JWT", alg = Algorithm, kid = KeyId });
        var claims = Part(new
        {
            iss = Issuer,
            scope = Scope,
            aud = Audience,
            iat = IssuedAt.ToUnixTimeSeconds(),
            exp = (IssuedAt + Life).ToUnixTimeSeconds(),
            jti = Id,
        });
        var signature = Signature(Encoding.ASCII.GetBytes($"{header}.{claims}"));
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private byte[] Signature(byte[] data)
    {
        var hash = Algorithm[2..] switch
        {
            "384" => HashAlgorithmName.SHA384,
            "512" => HashAlgorithmName.SHA512,
            _ => HashAlgorithmName.SHA256,
        };
        return Key switch
        {
            RSA rsa => rsa.SignData(data, hash, Algorithm.StartsWith('P') ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
            ECDsa curve => curve.SignData(data, hash),
            _ => throw new ArgumentException("Not a signing key."),
        };
    }

    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, WithoutNulls));
}
