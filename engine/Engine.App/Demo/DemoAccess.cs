using Engine.Core.Configuration;
using Engine.Runtime.Secrets;
using Engine.Sandbox.Stripe;

namespace Engine.App.Demo;

/// <summary>How a client of the repository is led to a sandbox: everything but the address and the secrets stays as its files say.</summary>
internal static class DemoAccess
{
    private const string KeyVariable = "DEMO_NETSUITE_PRIVATE_KEY";
    private const string StripeVariable = "DEMO_STRIPE_API_KEY";

    /// <param name="stripe">Where the stand-in for Stripe answers; null when nothing is read from it.</param>
    public static ClientConfig Redirected(ClientConfig client, Uri netSuite, Uri? stripe = null) =>
        stripe is null ? ToSandbox(client, netSuite) : ToSandbox(client, netSuite) with { Stripe = client.Stripe! with { BaseUrl = stripe, ApiKey = new SecretReference("env:" + StripeVariable) } };

    private static ClientConfig ToSandbox(ClientConfig client, Uri netSuite) =>
        client with { NetSuite = client.NetSuite! with { BaseUrl = netSuite, Login = LoginOf(client) with { PrivateKey = new SecretReference("env:" + KeyVariable) } } };

    /// <summary>The secrets under the names that the client's configuration gives them.</summary>
    public static SecretReader Secrets(ClientConfig client, DemoKeys keys) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [NameOf(client.Stripe!.WebhookSecrets[0])] = keys.WebhookSecret,
        [NameOf(LoginOf(client).ClientId)] = DemoKeys.ClientId,
        [NameOf(LoginOf(client).CertificateId)] = DemoKeys.CertificateId,
        [KeyVariable] = keys.PrivateKeyPem,
        [StripeVariable] = StripeServer.Key,
    }.GetValueOrDefault);

    // The clients of the repository log in this way.
    private static NetSuiteLogin.ClientCredentials LoginOf(ClientConfig client) => (NetSuiteLogin.ClientCredentials)client.NetSuite!.Login;

    private static string NameOf(SecretReference secret) => secret.Text[(secret.Text.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
