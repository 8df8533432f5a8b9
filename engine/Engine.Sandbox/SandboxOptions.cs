namespace Engine.Sandbox;

/// <summary>How a simulated NetSuite account behaves.</summary>
public sealed record SandboxOptions
{
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

    /// <summary>Requests in progress at once before the account refuses more.</summary>
    public int ConcurrencyLimit { get; init; } = 5;

    /// <summary>The status of a refusal at the limit: 429 as documented, or 400 as one client saw it.</summary>
    public int LimitStatus { get; init; } = 429;

    /// <summary>How long a bearer token is good for.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long every request takes before it is looked at; it counts against the limit meanwhile.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>The longest body taken, in bytes; NetSuite's is 104 MB.</summary>
    public int MaxBodyBytes { get; init; } = 104_000_000;

    /// <summary>A seed file (YAML or JSON); null for the demo company.</summary>
    public string? SeedFile { get; init; }

    /// <summary>Where the account is kept between runs: loaded at the start when it is there, instead of a seed, and written at the end.</summary>
    public string? StateFile { get; init; }

    /// <summary>The account's clock: token lifetimes, default transaction dates, delays.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
