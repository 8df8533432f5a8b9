namespace Engine.Core.Configuration;

/// <summary>How this client's NetSuite account is reached: OAuth 2.0 client credentials with a signed assertion.</summary>
/// <param name="Account">Account id as NetSuite shows it, such as <c>1234567_SB1</c>.</param>
/// <param name="BaseUrl">Root of the service, without a path. Always given, since Oracle advises against deriving it.</param>
/// <param name="ClientId">Client id of the integration record.</param>
/// <param name="CertificateId">Certificate id shown where the public key was mapped.</param>
/// <param name="PrivateKey">PEM of the private key that signs the assertion (PS256 or ES256 by its kind).</param>
/// <param name="Concurrency">Requests this engine may have open at once.</param>
public sealed record NetSuiteConnection(
    string Account,
    Uri BaseUrl,
    SecretReference ClientId,
    SecretReference CertificateId,
    SecretReference PrivateKey,
    int Concurrency);
