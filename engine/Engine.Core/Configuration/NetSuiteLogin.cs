namespace Engine.Core.Configuration;

/// <summary>How the engine proves to NetSuite who it is.</summary>
public abstract record NetSuiteLogin
{
    private NetSuiteLogin()
    {
    }

    /// <summary>OAuth 2.0 client credentials with a signed assertion.</summary>
    /// <param name="ClientId">Client id of the integration record.</param>
    /// <param name="CertificateId">Certificate id shown where the public key was mapped.</param>
    /// <param name="PrivateKey">PEM of the private key that signs the assertion (PS256 or ES256 by its kind).</param>
    public sealed record ClientCredentials(SecretReference ClientId, SecretReference CertificateId, SecretReference PrivateKey) : NetSuiteLogin;

    /// <summary>Token-based authentication, OAuth 1.0a with HMAC-SHA256, of older integrations.</summary>
    public sealed record TokenBased(SecretReference ConsumerKey, SecretReference ConsumerSecret, SecretReference TokenId, SecretReference TokenSecret)
        : NetSuiteLogin;
}
