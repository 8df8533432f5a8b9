namespace Engine.Sandbox;

/// <summary>How a simulated NetSuite account behaves.</summary>
public sealed record SandboxOptions
{
    /// <summary>What accounts of the lowest tier and developer accounts allow.</summary>
    public const int DefaultConcurrencyLimit = 5;

    /// <summary>Where to listen. Port 0 takes any free port; <see cref="SandboxServer.BaseAddress"/> says which.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>The account, as the realm of a 401 shows it: <c>123456_SB1</c>.</summary>
    public string AccountId { get; init; } = "123456_SB1";

    /// <summary>The integration's client id: <c>iss</c> of an assertion.</summary>
    public required string ClientId { get; init; }

    /// <summary>The id under which the public key is registered: <c>kid</c> of an assertion.</summary>
    public required string CertificateId { get; init; }

    /// <summary>A public key or a certificate, RSA or elliptic curve, as PEM text.</summary>
    public required string PublicKeyPem { get; init; }

    /// <summary>The same integration's credentials for token-based authentication (OAuth 1.0a); null when it has none.</summary>
    public TokenCredentials? Tokens { get; init; }

    /// <summary>How many requests at once are reserved for this integration; null to share what is not reserved.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>Other integrations of the account, which share its limit.</summary>
    public IReadOnlyList<SandboxIntegration> OtherIntegrations { get; init; } = [];

    /// <summary>Requests in progress at once before the account refuses more.</summary>
    public int ConcurrencyLimit { get; init; } = DefaultConcurrencyLimit;

    /// <summary>How long a bearer token is good for.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long every request takes before it is looked at; it counts against the limit meanwhile.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>The longest body taken, in bytes; NetSuite's is 104 MB.</summary>
    public int MaxBodyBytes { get; init; } = 104_000_000;

    /// <summary>A seed file (YAML or JSON); null for the demo company.</summary>
    public string? SeedFile { get; init; }

    /// <summary>Switches that differ from their defaults, by name; <c>/sandbox/switches</c> lists them.</summary>
    public IReadOnlyDictionary<string, string> Switches { get; init; } = new Dictionary<string, string>();

    /// <summary>A file of faults (JSON, as <c>POST /sandbox/faults</c> takes it) that are there from the start; null for none.</summary>
    public string? FaultsFile { get; init; }

    /// <summary>Where the account is kept between runs: loaded at the start when it is there, instead of a seed, and written at the end.</summary>
    public string? StateFile { get; init; }

    /// <summary>The account's clock: token lifetimes, default transaction dates, delays.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
