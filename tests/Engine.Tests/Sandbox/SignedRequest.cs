using System.Security.Cryptography;
using System.Text;
using Engine.Sandbox;

namespace Engine.Tests.Sandbox;

/// <summary>A request signed by OAuth 1.0a: right unless a test changes it. Signed by hand, so that no client of ours is involved.</summary>
public sealed record SignedRequest(string Method, string Origin, string Target, TokenCredentials Credentials)
{
    public string Nonce { get; init; } = "fjaLirsIcCGVZWzBX0pg";

    public long Timestamp { get; init; }

    public string Realm { get; init; } = "123456_SB1";

    public string SignatureMethod { get; init; } = "HMAC-SHA256";

    public string Version { get; init; } = "1.0";

    /// <summary>What it is signed with, when that is not what it names.</summary>
    public TokenCredentials? Secrets { get; init; }

    /// <summary>Parameters beside the usual six, as sent.</summary>
    public (string Name, string Value)[] Extra { get; init; } = [];

    /// <summary>The same parameters as signed, when they were tampered with afterwards.</summary>
    public (string Name, string Value)[]? SignedExtra { get; init; }

    public string Signature
    {
        get
        {
            var (path, query) = Target.Split('?') is [var before, var after] ? (before, after) : (Target, "");
            var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
                .Select(pair => (Name: Uri.UnescapeDataString(pair[0]), Value: Uri.UnescapeDataString(pair[1])))
                .Concat(Own).Concat(SignedExtra ?? Extra)
                .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}")
                .Order(StringComparer.Ordinal);
            var text = $"{Method}&{Uri.EscapeDataString(Origin + path)}&{Uri.EscapeDataString(string.Join('&', pairs))}";
            var secrets = Secrets ?? Credentials;
            var key = $"{secrets.ConsumerSecret}&{secrets.TokenSecret}";
            return Convert.ToBase64String(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text)));
        }
    }

    public string Header
    {
        get
        {
            var parameters = Own.Concat(Extra).Append(("oauth_signature", Signature)).Select(pair => $"{pair.Item1}=\"{Uri.EscapeDataString(pair.Item2)}\"");
            return $"OAuth realm=\"{Realm}\", {string.Join(", ", parameters)}";
        }
    }

    private IEnumerable<(string Name, string Value)> Own =>
    [
        ("oauth_consumer_key", Credentials.ConsumerKey),
        ("oauth_token", Credentials.Token),
        ("oauth_signature_method", SignatureMethod),
        ("oauth_timestamp", $"{Timestamp}"),
        ("oauth_nonce", Nonce),
        ("oauth_version", Version),
    ];
}
