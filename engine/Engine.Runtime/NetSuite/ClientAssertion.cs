using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// The signed statement by which the engine asks for a token: PS256 with an RSA key, ES256 with a P-256 key; NetSuite takes no RS256.
/// Source: help, section_162790605110.
/// </summary>
internal static class ClientAssertion
{
    /// <summary>Well under the hour that NetSuite allows; the assertion is used at once.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <param name="audience">The token endpoint.</param>
    /// <exception cref="CryptographicException">The key is not a PEM of an RSA or P-256 private key.</exception>
    public static Secret Sign(string clientId, string certificateId, Secret privateKey, Uri audience, DateTimeOffset now)
    {
        using var key = Key(privateKey);
        var header = new { typ = "JWT", alg = key is RSA ? "PS256" : "ES256", kid = certificateId };
        var claims = new
        {
            iss = clientId,
            scope = new[] { "rest_webservices" },
            aud = audience.AbsoluteUri,
            iat = now.ToUnixTimeSeconds(),
            exp = (now + Lifetime).ToUnixTimeSeconds(),
            jti = RandomNumberGenerator.GetHexString(32, lowercase: true),
        };
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return new Secret($"{signed}.{Encode(Signature(key, Encoding.ASCII.GetBytes(signed)))}");
    }

    private static byte[] Signature(AsymmetricAlgorithm key, byte[] data) => key switch
    {
        RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        ECDsa ecdsa => ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw new CryptographicException("Unknown kind of key."),
    };

    private static AsymmetricAlgorithm Key(Secret pem)
    {
        var ecdsa = Import(ECDsa.Create(), pem);
        if (ecdsa is { KeySize: not 256 })
        {
            ecdsa.Dispose();
            throw new CryptographicException("The elliptic-curve key is not P-256.");
        }

        return ecdsa ?? (AsymmetricAlgorithm?)Import(RSA.Create(), pem)
            ?? throw new CryptographicException("The private key is no PEM of an RSA or P-256 key without a passphrase.");
    }

    /// <summary>A PKCS#8 file does not say in its label which kind of key it holds, so each kind is tried. Null when it is not this kind.</summary>
    private static T? Import<T>(T key, Secret pem)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(pem.Reveal());
            return key;
        }
        catch (Exception trouble) when (trouble is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
