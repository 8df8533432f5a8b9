using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engine.Sandbox.Switches;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Engine.Sandbox.Auth;

/// <summary>Checks requests signed by token-based authentication: OAuth 1.0a with HMAC-SHA256 (Oracle help, section_1534941088).</summary>
internal sealed class SignatureVerifier(SandboxOptions options, Integrations integrations, SwitchBoard switches, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Token, string Nonce), DateTimeOffset> nonces = new();

    /// <summary>Who signed the request; null when nobody of this account did, the clock differs too much, or the nonce is used up.</summary>
    public Integration? Who(HttpRequest request) =>
        OAuthHeader.Read(request.Headers.Authorization) is { } header
        && header["realm"] == options.AccountId
        && header["oauth_signature_method"] == "HMAC-SHA256"
        && header["oauth_version"] is null or "1.0"
        && integrations.WithToken(header["oauth_consumer_key"], header["oauth_token"]) is { } integration
        && IsSigned(request, header, integration.Settings.Tokens!)
        && IsFresh(header)
            ? integration
            : null;

    private static bool IsSigned(HttpRequest request, OAuthHeader header, TokenCredentials tokens)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var text = SignatureBase.Of(request.Method, request.Scheme, request.Host.Value!, target, header);
        var key = $"{SignatureBase.Encoded(tokens.ConsumerSecret)}&{SignatureBase.Encoded(tokens.TokenSecret)}";
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(header["oauth_signature"] ?? ""));
    }

    // Last, so that a request that is not signed cannot use up a nonce.
    private bool IsFresh(OAuthHeader header)
    {
        var now = time.GetUtcNow();
        var window = switches.Seconds(LoginSwitches.TimestampWindow);
        if (!long.TryParse(header["oauth_timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) > (decimal)window.TotalSeconds
            || header["oauth_nonce"] is not { Length: >= 6 and <= 64 } nonce
            || !nonce.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        foreach (var (old, _) in nonces.Where(used => used.Value < now - window))
        {
            nonces.TryRemove(old, out _);
        }

        // Kept by the timestamp signed with it: after that has left the window the pair cannot come back.
        return nonces.TryAdd((header["oauth_token"]!, nonce), DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}
