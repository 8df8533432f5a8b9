using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Compiles the <c>connections</c> of a client. Secrets stay names; one that is written out is refused without being repeated (CFG062).</summary>
internal static partial class ConnectionCompiler
{
    private const int DefaultConcurrency = 5;

    private static readonly string[] CredentialNames = ["clientId", "certificateId", "privateKey"];
    private static readonly string[] TokenBasedNames = ["consumerKey", "consumerSecret", "tokenId", "tokenSecret"];

    public static StripeConnection? Stripe(ConfigMapping? stripe, FindingSink findings)
    {
        if (stripe?.Sequence("webhookSecrets") is not { } secrets)
        {
            return null;
        }

        var connection = new StripeConnection([.. secrets.Items.Select(item => Secret("webhookSecrets", item, findings)).OfType<SecretReference>()])
        {
            ApiKey = Secret("apiKey", stripe["apiKey"], findings),
            WritesBack = stripe.Text("writeBack") == "true",
        };
        if (connection is { WritesBack: true, ApiKey: null })
        {
            findings.Error(
                ConfigurationCodes.WriteBackWithoutKey,
                stripe["writeBack"]!.Span,
                "`writeBack` needs `apiKey`: a restricted key that may write to the objects which the mappings write back to. Without it, take writeBack out.");
        }

        return BaseUrl(stripe, findings, "https://api.stripe.com") is { } url ? connection with { BaseUrl = url } : connection;
    }

    public static NetSuiteConnection? NetSuite(ConfigMapping? netSuite, FindingSink findings)
    {
        if (netSuite is null)
        {
            return null;
        }

        var baseUrl = BaseUrl(netSuite, findings, "https://1234567.suitetalk.api.netsuite.com");
        var login = Login(netSuite, findings);
        return netSuite.Text("account") is { } account && baseUrl is not null && login is not null
            ? new NetSuiteConnection(account, baseUrl, login, Number(netSuite, "concurrency", DefaultConcurrency))
            {
                LeaveToOthers = Number(netSuite, "leaveToOthers", 0),
                BatchWrites = netSuite.Text("batchWrites") == "true",
                DrainPerSecond = int.TryParse(netSuite.Text("drainPerSecond"), out var rate) ? rate : null,
            }
            : null;
    }

    /// <summary>One kind of login, whole; which one is told by the names that are written.</summary>
    private static NetSuiteLogin? Login(ConfigMapping netSuite, FindingSink findings)
    {
        var isTokenBased = TokenBasedNames.Any(name => netSuite[name] is not null);
        var (names, others) = isTokenBased ? (TokenBasedNames, CredentialNames) : (CredentialNames, TokenBasedNames);
        var missing = names.Where(name => netSuite[name] is null).ToList();
        var foreign = others.Where(name => netSuite[name] is not null).ToList();
        if (missing.Count > 0 || foreign.Count > 0)
        {
            var trouble = missing.Count > 0 ? $"lacks {string.Join(", ", missing)}" : $"has {string.Join(", ", foreign)} of the other kind";
            findings.Error(
                ConfigurationCodes.LoginIncomplete,
                netSuite.Span,
                $"The login {trouble}. Write {string.Join(", ", CredentialNames)} (OAuth 2.0), or {string.Join(", ", TokenBasedNames)} (token-based).");
            return null;
        }

        var secrets = names.Select(name => Secret(name, netSuite[name], findings)).OfType<SecretReference>().ToList();
        return secrets.Count switch
        {
            3 when !isTokenBased => new NetSuiteLogin.ClientCredentials(secrets[0], secrets[1], secrets[2]),
            4 when isTokenBased => new NetSuiteLogin.TokenBased(secrets[0], secrets[1], secrets[2], secrets[3]),
            _ => null,
        };
    }

    public static SecretReference? Secret(string key, ConfigNode? node, FindingSink findings)
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

    private static Uri? BaseUrl(ConfigMapping connection, FindingSink findings, string example) => Url(connection, "baseUrl", hasPath: false, findings, $"https://host, such as {example}");

    /// <summary>Where requests with a key are sent. Reports CFG063.</summary>
    /// <param name="hasPath">Whether it is one address; otherwise a host under which there are several.</param>
    /// <param name="right">What would be right.</param>
    public static Uri? Url(ConfigMapping holder, string name, bool hasPath, FindingSink findings, string right)
    {
        if (holder[name] is not ConfigScalar written)
        {
            return null;
        }

        if (Trouble(written.Text, hasPath, out var url) is not { } trouble)
        {
            return url;
        }

        findings.Error(ConfigurationCodes.UnsafeBaseUrl, written.Span, $"The address {trouble} Write {right}.");
        return null;
    }

    // The message does not repeat the address: it may hold a user name and password.
    private static string? Trouble(string text, bool hasPath, out Uri? url)
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
            _ when url.Fragment.Length > 0 || (!hasPath && url.PathAndQuery != "/") => hasPath ? "has a part after #, which is never sent." : "has a path; only the host belongs here.",
            _ => null,
        };
    }

    private static int Number(ConfigMapping netSuite, string name, int otherwise) =>
        int.TryParse(netSuite.Text(name), out var written) ? written : otherwise;

    [GeneratedRegex(@"^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00-\x1F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
