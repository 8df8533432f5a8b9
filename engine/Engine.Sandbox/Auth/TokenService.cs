using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Auth;

/// <summary><c>/services/rest/auth/oauth2/v1/token</c>: bearer tokens for signed assertions (OAuth 2.0 client credentials).</summary>
internal sealed class TokenService(SandboxOptions options, AssertionVerifier verifier, TimeProvider time)
{
    public const string Path = "/services/rest/auth/oauth2/v1/token";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly ConcurrentDictionary<string, (Integration Integration, DateTimeOffset Expiry)> issued = new();

    /// <summary>A token, or OAuth's error body.</summary>
    /// <param name="origin">Scheme and host by which the client reached us, which its audience may name.</param>
    public Answer Issue(IFormCollection form, string origin)
    {
        if (form["grant_type"] != "client_credentials")
        {
            return Error("unsupported_grant_type", "The grant type must be client_credentials.");
        }

        if (form["client_assertion_type"] != AssertionType || form["client_assertion"].Count != 1)
        {
            return Error("invalid_request", $"The client_assertion_type must be {AssertionType}, with one client_assertion.");
        }

        var host = options.AccountId.ToLowerInvariant().Replace('_', '-');
        string[] audiences = [origin + Path, $"https://{host}.suitetalk.api.netsuite.com{Path}"];
        var (integration, problem) = verifier.Check(form["client_assertion"].ToString(), audiences);
        return integration is null ? Error("invalid_grant", problem!) : NewToken(integration, origin);
    }

    /// <summary>Whose bearer token a request carries; null when it has none that is still good.</summary>
    public Integration? Who(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && issued.TryGetValue(authorization["Bearer ".Length..].Trim(), out var token)
            && token.Expiry > time.GetUtcNow()
                ? token.Integration
                : null;
    }

    /// <summary>Makes every token issued so far worthless.</summary>
    public void RevokeAll() => issued.Clear();

    private Answer NewToken(Integration integration, string origin)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in issued.Where(token => token.Value.Expiry <= now))
        {
            issued.TryRemove(old, out _);
        }

        var token = AccessToken.Sign(integration.Settings.ClientId!, origin, now, now + options.TokenLifetime);
        issued[token] = (integration, now + options.TokenLifetime);
        return new Answer(200, new JsonObject
        {
            ["access_token"] = token,
            ["expires_in"] = (long)options.TokenLifetime.TotalSeconds,
            ["token_type"] = "Bearer",
        });
    }

    private static Answer Error(string error, string description) =>
        new(400, new JsonObject { ["error"] = error, ["error_description"] = description });
}
