using System.Collections.Immutable;

namespace Engine.Sandbox.Auth;

/// <summary>Everybody who may log in to the account.</summary>
internal sealed class Integrations : IDisposable
{
    private Integrations(ImmutableArray<Integration> all) => All = all;

    public ImmutableArray<Integration> All { get; }

    /// <exception cref="ArgumentException">A public key cannot be read, or the reservations leave nothing unallocated.</exception>
    public static Integrations Of(SandboxOptions options)
    {
        var main = new SandboxIntegration("main")
        {
            ClientId = options.ClientId,
            CertificateId = options.CertificateId,
            PublicKeyPem = options.PublicKeyPem,
            Tokens = options.Tokens,
            ReservedConcurrency = options.ReservedConcurrency,
        };
        ImmutableArray<SandboxIntegration> all = [main, .. options.OtherIntegrations];
        return all.Sum(each => each.ReservedConcurrency ?? 0) < options.ConcurrencyLimit
            ? new Integrations([.. all.Select(each => new Integration(each, each.PublicKeyPem is { } pem ? PublicKey.FromPem(pem) : null))])
            : throw new ArgumentException("At least one request at once must stay unallocated.", nameof(options));
    }

    /// <summary>By the id under which its key is registered.</summary>
    public Integration? WithCertificate(string? id) => id is null ? null : All.FirstOrDefault(each => each.Settings.CertificateId == id && each.Key is not null);

    /// <summary>By both halves of its token-based credentials.</summary>
    public Integration? WithToken(string? consumerKey, string? token) =>
        All.FirstOrDefault(each => each.Settings.Tokens is { } tokens && tokens.ConsumerKey == consumerKey && tokens.Token == token);

    public void Dispose()
    {
        foreach (var each in All)
        {
            each.Key?.Dispose();
        }
    }
}
