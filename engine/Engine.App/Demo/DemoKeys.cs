using System.Security.Cryptography;

namespace Engine.App.Demo;

/// <summary>Keys and secrets of one demo, made when it starts and gone when it ends.</summary>
/// <param name="PrivateKeyPem">Signs the engine's assertions.</param>
/// <param name="PublicKeyPem">What NetSuite is given of it.</param>
/// <param name="WebhookSecret">Signs Stripe's deliveries.</param>
internal sealed record DemoKeys(string PrivateKeyPem, string PublicKeyPem, string WebhookSecret)
{
    public const string ClientId = "demo-client";

    public const string CertificateId = "demo-certificate";

    public static DemoKeys Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportPkcs8PrivateKeyPem(), key.ExportSubjectPublicKeyInfoPem(), "whsec_" + RandomNumberGenerator.GetHexString(48, lowercase: true));
    }
}
