using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Compiles the <c>connections</c> of a client. Secrets stay names; one that is written out is refused without being repeated (CFG062).</summary>
internal static partial class ConnectionCompiler
{
    private const int DefaultConcurrency = 5;

    public static StripeConnection? Stripe(ConfigMapping? stripe, FindingSink findings)
    {
        if (stripe?.Sequence("webhookSecrets") is not { } secrets)
        {
            return null;
        }

        var connection = new StripeConnection([.. secrets.Items.Select(item => Secret("webhookSecrets", item, findings)).OfType<SecretReference>()])
        {
            ApiKey = Secret("apiKey", stripe["apiKey"], findings),
        };
        return BaseUrl(stripe, findings, "https://api.stripe.com") is { } url ? connection with { BaseUrl = url } : connection;
    }

    public static NetSuiteConnection? NetSuite(ConfigMapping? netSuite, FindingSink findings)
    {
        if (netSuite is null)
        {
            return null;
        }

        var baseUrl = BaseUrl(netSuite, findings, "https://1234567.suitetalk.api.netsuite.com");
        var clientId = Secret("clientId", netSuite["clientId"], findings);
        var certificateId = Secret("certificateId", netSuite["certificateId"], findings);
        var privateKey = Secret("privateKey", netSuite["privateKey"], findings);
        return netSuite.Text("account") is { } account && baseUrl is not null && clientId is not null && certificateId is not null && privateKey is not null
            ? new NetSuiteConnection(account, baseUrl, clientId, certificateId, privateKey, Concurrency(netSuite))
            : null;
    }

    private static SecretReference? Secret(string key, ConfigNode? node, FindingSink findings)
    {
        if (node is not ConfigScalar written)
        {
            return null;
        }

        if (Reference().IsMatch(written.Text))
        {
            return new SecretReference(written.Text);
        }

        findings.AddRange([
            new Finding(ConfigurationCodes.LiteralSecret, written.Span, $"`{key}` must name a secret, not hold it. Write env:NAME or file:path.") { HidesSource = true },
        ]);
        return null;
    }

    private static Uri? BaseUrl(ConfigMapping connection, FindingSink findings, string example)
    {
        if (connection["baseUrl"] is not ConfigScalar written)
        {
            return null;
        }

        if (Trouble(written.Text, out var url) is not { } trouble)
        {
            return url;
        }

        findings.Error(ConfigurationCodes.UnsafeBaseUrl, written.Span, $"The address {trouble} Write https://host, such as {example}.");
        return null;
    }

    // The message does not repeat the address: it may hold a user name and password.
    private static string? Trouble(string text, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || url.Host.Length == 0)
        {
            return "is not a web address.";
        }

        return url switch
        {
            _ when url.UserInfo.Length > 0 => "holds a user name or password.",
            { Scheme: "http", IsLoopback: false } => "uses http, which anybody on the way can read.",
            { Scheme: not ("https" or "http") } => "does not start with https://.",
            _ when url.PathAndQuery != "/" || url.Fragment.Length > 0 => "has a path; only the host belongs here.",
            _ => null,
        };
    }

    private static int Concurrency(ConfigMapping netSuite) =>
        int.TryParse(netSuite.Text("concurrency"), out var written) ? written : DefaultConcurrency;

    [GeneratedRegex(@"^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00-\x1F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
