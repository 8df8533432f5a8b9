using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>How Stripe reaches this client.</summary>
/// <param name="WebhookSecrets">Signing secrets of the endpoint; more than one while a secret is rolled over.</param>
public sealed record StripeConnection(ImmutableArray<SecretReference> WebhookSecrets)
{
    /// <summary>The key with which objects are read; null when the client reads none.</summary>
    public SecretReference? ApiKey { get; init; }

    /// <summary>Whether mappings may write ids of NetSuite back; the key then needs the right to.</summary>
    public bool WritesBack { get; init; }

    /// <summary>Where Stripe's API answers.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.stripe.com");
}
