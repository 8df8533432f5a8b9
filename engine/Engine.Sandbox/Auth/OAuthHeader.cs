using System.Collections.Immutable;

namespace Engine.Sandbox.Auth;

/// <summary>An <c>Authorization: OAuth …</c> header: its parameters, decoded. Which ones there are is the client's choice.</summary>
internal sealed record OAuthHeader(ImmutableArray<KeyValuePair<string, string>> Parameters)
{
    private const string Scheme = "OAuth ";

    public string? this[string name] => Parameters.FirstOrDefault(parameter => parameter.Key == name).Value;

    /// <summary>Null when the header is of another scheme, or its parameters are not <c>name="value"</c> or come twice.</summary>
    public static OAuthHeader? Read(string? header)
    {
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var part in header[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var value = equals < 1 ? "" : part[(equals + 1)..].Trim();
            if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
            {
                return null;
            }

            parameters.Add(new(part[..equals].Trim(), Uri.UnescapeDataString(value[1..^1])));
        }

        return parameters.DistinctBy(parameter => parameter.Key).Count() == parameters.Count ? new OAuthHeader(parameters.ToImmutable()) : null;
    }
}
