using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// OAuth 1.0a with HMAC-SHA256 over one request. The realm and the body are not signed; the query is; the path is signed exactly as it is
/// sent. Percent-encoding is RFC 3986, where <c>! ' ( ) *</c> are encoded. Source: help section_1534941088, RFC 5849.
/// </summary>
internal sealed class RequestSignature(string account, Secret consumerKey, Secret consumerSecret, Secret tokenId, Secret tokenSecret)
{
    private const string Method = "HMAC-SHA256";

    /// <summary>What stands after <c>OAuth </c> in the header.</summary>
    public string Authorization(HttpMethod method, Uri url, string nonce, long timestamp)
    {
        var parameters = Parameters(nonce, timestamp);
        var signed = parameters.Append(("oauth_signature", Sign(method, url, nonce, timestamp)));
        return string.Join(", ", signed.Prepend(("realm", Realm)).Select(pair => $"{pair.Item1}=\"{Encode(pair.Item2)}\""));
    }

    /// <summary>The signature in base64, not yet percent-encoded.</summary>
    public string Sign(HttpMethod method, Uri url, string nonce, long timestamp)
    {
        var address = url.AbsoluteUri.Split('?', 2);
        var query = address.Length == 2 ? address[1].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair) : [];
        var parameters = Parameters(nonce, timestamp).Concat(query)
            .Select(pair => (Name: Encode(pair.Item1), Value: Encode(pair.Item2)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        var text = $"{method.Method}&{Encode(address[0])}&{Encode(string.Join('&', parameters))}";
        var key = $"{Encode(consumerSecret.Reveal())}&{Encode(tokenSecret.Reveal())}";
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The account id in NetSuite's own spelling: <c>1234567_SB1</c>.</summary>
    private string Realm => account.Replace('-', '_').ToUpperInvariant();

    private (string Name, string Value)[] Parameters(string nonce, long timestamp) =>
    [
        ("oauth_consumer_key", consumerKey.Reveal()),
        ("oauth_token", tokenId.Reveal()),
        ("oauth_signature_method", Method),
        ("oauth_timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
        ("oauth_nonce", nonce),
        ("oauth_version", "1.0"),
    ];

    private static (string Name, string Value) Pair(string text)
    {
        var parts = text.Split('=', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
