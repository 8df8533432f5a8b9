using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>The secrets that a client names.</summary>
public static class ClientSecrets
{
    /// <summary>Those that its connections and sources need, each once; not those that are no longer in force.</summary>
    public static IEnumerable<SecretReference> Of(ClientConfig client, DateTimeOffset now) =>
        OfStripe(client.Stripe).Concat(OfLogin(client.NetSuite?.Login)).Concat(client.Sources.Values.SelectMany(source => OfSource(source, now))).Distinct();

    private static ImmutableArray<SecretReference> OfStripe(StripeConnection? stripe) =>
        stripe is null ? [] : stripe.ApiKey is { } key ? [.. stripe.WebhookSecrets, key] : stripe.WebhookSecrets;

    private static ImmutableArray<SecretReference> OfLogin(NetSuiteLogin? login) => login switch
    {
        NetSuiteLogin.ClientCredentials(var id, var certificate, var key) => [id, certificate, key],
        NetSuiteLogin.TokenBased(var consumerKey, var consumerSecret, var id, var secret) => [consumerKey, consumerSecret, id, secret],
        _ => [],
    };

    private static IEnumerable<SecretReference> OfSource(DeclaredSource source, DateTimeOffset now)
    {
        var door = (source.Authentication?.Secrets ?? []).Where(secret => secret.IsInForce(now)).Select(secret => secret.Reference);
        return source.Polling?.Key is { } key ? door.Append(key) : door;
    }
}
