using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Engine.Sandbox.Auth;

/// <summary>Checks a signed client assertion (JWT) as the token endpoint does.</summary>
internal sealed class AssertionVerifier(SandboxOptions options, PublicKey key)
{
    private const string Scope = "rest_webservices";
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(60);

    // Clocks differ a little; how much NetSuite allows is not documented.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Why the assertion is not accepted; null when it is.</summary>
    /// <param name="audiences">The addresses that the token endpoint goes by.</param>
    public string? Problem(string assertion, IReadOnlyCollection<string> audiences)
    {
        var parts = assertion.Split('.');
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims || Bytes(parts[2]) is not { } signature)
        {
            return "The client assertion is not a signed JWT.";
        }

        return HeaderProblem(header)
            ?? (key.Verifies(AssertionAlgorithm.Named(Text(header, "alg"))!, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)
                ? null
                : "The signature of the client assertion is not valid.")
            ?? ClaimsProblem(claims, audiences);
    }

    private string? HeaderProblem(JsonElement header)
    {
        var algorithm = Text(header, "alg");
        if (AssertionAlgorithm.Named(algorithm) is null)
        {
            return $"The algorithm {algorithm} is not accepted. Use PS256, PS384, PS512, ES256, ES384 or ES512.";
        }

        return Text(header, "kid") == options.CertificateId ? null : "The certificate id (kid) is not known.";
    }

    private string? ClaimsProblem(JsonElement claims, IReadOnlyCollection<string> audiences)
    {
        if (Text(claims, "iss") != options.ClientId)
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

        return TimeProblem(claims);
    }

    private string? TimeProblem(JsonElement claims)
    {
        if (Seconds(claims, "iat") is not { } issued || Seconds(claims, "exp") is not { } expires)
        {
            return "The claims iat and exp must be whole seconds.";
        }

        var now = options.Time.GetUtcNow().ToUnixTimeSeconds();
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
