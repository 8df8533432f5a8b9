using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>How Stripe reaches this client.</summary>
/// <param name="WebhookSecrets">Signing secrets of the endpoint; more than one while a secret is rolled over.</param>
public sealed record StripeConnection(ImmutableArray<SecretReference> WebhookSecrets);
