namespace Engine.Sandbox;

/// <summary>One integration record of the account: who may log in, and how many requests are reserved for it.</summary>
/// <param name="Name">What people call it; shown in the statistics.</param>
public sealed record SandboxIntegration(string Name)
{
    /// <summary><c>iss</c> of an assertion; null when it does not use OAuth 2.0.</summary>
    public string? ClientId { get; init; }

    /// <summary><c>kid</c> of an assertion.</summary>
    public string? CertificateId { get; init; }

    /// <summary>A public key or a certificate, RSA or elliptic curve, as PEM text.</summary>
    public string? PublicKeyPem { get; init; }

    /// <summary>Null when it does not use token-based authentication.</summary>
    public TokenCredentials? Tokens { get; init; }

    /// <summary>How many requests at once are reserved for it; null to share what is not reserved.</summary>
    public int? ReservedConcurrency { get; init; }
}
