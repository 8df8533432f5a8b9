using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Auth;

/// <summary>Checks a signed client assertion (JWT) as the token endpoint does.</summary>
internal sealed class AssertionVerifier(Integrations integrations, SwitchBoard switches, TimeProvider time)
{
    private const string Scope = "rest_webservices";
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(60);

    // Clocks differ a little; how much NetSuite allows is not documented.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Issuer, string Id), DateTimeOffset> used = new();

    /// <summary>Whose assertion it is, or why it is not accepted. Exactly one of the two is null.</summary>
    /// <param name="audiences">The addresses that the token endpoint goes by.</param>
    public (Integration? Integration, string? Problem) Check(string assertion, IReadOnlyCollection<string> audiences)
    {
        var parts = assertion.Split('.');
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims || Bytes(parts[2]) is not { } signature)
        {
            return (null, "The client assertion is not a signed JWT.");
        }

        var algorithm = Text(header, "alg");
        if (AssertionAlgorithm.Named(algorithm) is not { } known)
        {
            return (null, $"The algorithm {algorithm} is not accepted. Use PS256, PS384, PS512, ES256, ES384 or ES512.");
        }

        if (integrations.WithCertificate(Text(header, "kid")) is not { } integration)
        {
            return (null, "The certificate id (kid) is not known.");
        }

        var problem = integration.Key!.Verifies(known, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)
            ? ClaimsProblem(claims, integration, audiences)
            : "The signature of the client assertion is not valid.";
        return problem is null ? (integration, null) : (null, problem);
    }

    private string? ClaimsProblem(JsonElement claims, Integration integration, IReadOnlyCollection<string> audiences)
    {
        if (Text(claims, "iss") != integration.Settings.ClientId)
        {
            return "The issuer (iss) is not the client id of an integration.";
        }

        if (!Texts(claims, "aud", []).Any(audiences.Contains))
        {
            return "The audience (aud) is not the token endpoint.";
        }

        if (!Texts(claims, "scope", [',', ' ']).Contains(Scope))
        {
            return $"The scope does not contain {Scope}.";
        }

        return TimeProblem(claims) ?? ReplayProblem(claims);
    }

    private string? ReplayProblem(JsonElement claims)
    {
        if (Text(claims, "jti") is not { } id || !switches.IsOn(LoginSwitches.RefusesAssertionReplay))
        {
            return null;
        }

        var now = time.GetUtcNow();
        foreach (var (old, _) in used.Where(each => each.Value <= now))
        {
            used.TryRemove(old, out _);
        }

        return used.TryAdd((Text(claims, "iss")!, id), DateTimeOffset.FromUnixTimeSeconds(Seconds(claims, "exp")!.Value))
            ? null
            : "The client assertion (jti) was used before.";
    }

    private string? TimeProblem(JsonElement claims)
    {
        if (Seconds(claims, "iat") is not { } issued || Seconds(claims, "exp") is not { } expires)
        {
            return "The claims iat and exp must be whole seconds.";
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (expires <= now)
        {
            return "The client assertion has expired.";
        }

        if (issued > now + (long)Skew.TotalSeconds)
        {
            return "The client assertion is issued in the future.";
        }

        return expires > issued && expires - issued < (long)LongestLife.TotalSeconds
            ? null
            : "The client assertion must live for less than 60 minutes.";
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string[] Texts(JsonElement value, string name, char[] separators)
    {
        if (value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array)
        {
            return [.. member.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
        }

        var text = Text(value, name);
        return text is null ? [] : separators.Length == 0 ? [text] : text.Split(separators, StringSplitOptions.RemoveEmptyEntries);
    }

    private static long? Seconds(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var seconds)
            ? seconds
            : null;

    private static JsonElement? Json(string part)
    {
        try
        {
            return Bytes(part) is { } bytes && JsonElement.Parse(bytes) is { ValueKind: JsonValueKind.Object } value ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
