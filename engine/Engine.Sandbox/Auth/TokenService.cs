using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Auth;

/// <summary><c>/services/rest/auth/oauth2/v1/token</c>: bearer tokens for signed assertions (OAuth 2.0 client credentials).</summary>
internal sealed class TokenService(SandboxOptions options, AssertionVerifier verifier)
{
    public const string Path = "/services/rest/auth/oauth2/v1/token";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly ConcurrentDictionary<string, DateTimeOffset> expiries = new();

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
        return verifier.Problem(form["client_assertion"].ToString(), audiences) is { } problem ? Error("invalid_grant", problem) : NewToken();
    }

    public bool IsValid(string? authorization) =>
        authorization is not null
        && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && expiries.TryGetValue(authorization["Bearer ".Length..].Trim(), out var expiry)
        && expiry > options.Time.GetUtcNow();

    private Answer NewToken()
    {
        var now = options.Time.GetUtcNow();
        foreach (var (old, _) in expiries.Where(token => token.Value <= now))
        {
            expiries.TryRemove(old, out _);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        expiries[token] = now + options.TokenLifetime;
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
