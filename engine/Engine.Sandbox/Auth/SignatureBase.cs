using System.Globalization;
using System.Text;

namespace Engine.Sandbox.Auth;

/// <summary>
/// The text that an OAuth 1.0a signature signs (RFC 5849, 3.4.1): method, address as sent, and every parameter of the query and of the
/// header but the realm and the signature itself. A JSON body is not part of it.
/// </summary>
internal static class SignatureBase
{
    /// <param name="target">The request target as it stood on the request line: path and query, nothing decoded.</param>
    public static string Of(string method, string scheme, string host, string target, OAuthHeader header)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var parameters = header.Parameters
            .Where(parameter => parameter.Key is not ("realm" or "oauth_signature"))
            .Concat(question < 0 ? [] : Query(target[(question + 1)..]))
            .Select(parameter => (Name: Encoded(parameter.Key), Value: Encoded(parameter.Value)))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Name}={parameter.Value}");
        var address = $"{scheme.ToLowerInvariant()}://{Host(scheme, host)}{path}";
        return $"{method.ToUpperInvariant()}&{Encoded(address)}&{Encoded(string.Join('&', parameters))}";
    }

    /// <summary>Percent-encoding of RFC 3986: everything but letters, digits and <c>-._~</c>, so <c>! ' ( ) *</c> too.</summary>
    public static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                encoded.Append((char)octet);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return encoded.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return KeyValuePair.Create(Decoded(equals < 0 ? pair : pair[..equals]), equals < 0 ? "" : Decoded(pair[(equals + 1)..]));
        });

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Host(string scheme, string host)
    {
        var lower = host.ToLowerInvariant();
        var defaultPort = scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return lower.EndsWith(defaultPort, StringComparison.Ordinal) ? lower[..^defaultPort.Length] : lower;
    }
}
