using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Sandbox.Auth;

/// <summary>A registered public key, RSA or elliptic curve.</summary>
internal sealed class PublicKey : IDisposable
{
    private readonly RSA? rsa;
    private readonly ECDsa? curve;

    private PublicKey(RSA? rsa, ECDsa? curve)
    {
        this.rsa = rsa;
        this.curve = curve;
    }

    /// <summary>Reads PEM text holding a certificate or a public key.</summary>
    /// <exception cref="ArgumentException">It holds neither, or a key of another kind.</exception>
    public static PublicKey FromPem(string pem)
    {
        if (pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal))
        {
            return FromCertificate(pem);
        }

        // The PEM label does not say which kind of key follows, so each is tried.
        return TryImport(RSA.Create(), pem) is { } rsa ? new PublicKey(rsa, null)
            : TryImport(ECDsa.Create(), pem) is { } curve ? new PublicKey(null, curve)
            : throw NotAKey(null);
    }

    public bool Verifies(AssertionAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (algorithm.CurveBits == 0)
        {
            return rsa is not null && rsa.VerifyData(data, signature, algorithm.Hash, RSASignaturePadding.Pss);
        }

        return curve is not null && curve.KeySize == algorithm.CurveBits && curve.VerifyData(data, signature, algorithm.Hash);
    }

    public void Dispose()
    {
        rsa?.Dispose();
        curve?.Dispose();
    }

    private static PublicKey FromCertificate(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey() is { } key ? new PublicKey(key, null) : new PublicKey(null, certificate.GetECDsaPublicKey());
        }
        catch (CryptographicException problem)
        {
            throw NotAKey(problem);
        }
    }

    private static ArgumentException NotAKey(Exception? problem) =>
        new("The public key must be PEM text of an RSA or elliptic-curve public key, or of a certificate.", problem);

    private static T? TryImport<T>(T key, string pem)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
