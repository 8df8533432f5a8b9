using System.Globalization;
using System.Text;

namespace Engine.Core.Sources;

/// <summary>
/// Reads the attributes of an event from its <c>ce-</c> headers. Values may stand in double quotes and are percent-encoded UTF-8. Source:
/// CloudEvents HTTP protocol binding 1.0.2, section 3.1.3.
/// </summary>
internal static class CloudEventsHeaders
{
    private const string Prefix = "ce-";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The attributes in order of name, so that a repeated delivery gives the same bytes; null with the reason when one cannot be read.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(IReadOnlyList<KeyValuePair<string, string>> headers, out string? problem)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (header, written) in headers.Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            var name = header[Prefix.Length..].ToLowerInvariant();
            if (name.Length == 0 || name is "data" or "datacontenttype" || !name.All(char.IsAsciiLetterOrDigit))
            {
                problem = "A `ce-` header names no attribute: names are letters and digits, and content and its type have no such header.";
                return null;
            }

            if (Decode(written) is not { } value || !attributes.TryAdd(name, value))
            {
                problem = $"The header ce-{name} is there twice, or is not percent-encoded UTF-8.";
                return null;
            }
        }

        problem = null;
        return [.. attributes];
    }

    private static string? Decode(string written)
    {
        var text = Unquote(written.Trim());
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text.All(char.IsAscii) ? text : null;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes.Add((byte)text[i]);
                continue;
            }

            if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return null;
            }

            bytes.Add(code);
            i += 2;
        }

        try
        {
            return text.All(char.IsAscii) ? Strict.GetString([.. bytes]) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return text;
        }

        var unquoted = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
        {
            // A backslash stands for the character after it.
            i += text[i] == '\\' && i + 1 < text.Length - 1 ? 1 : 0;
            unquoted.Append(text[i]);
        }

        return unquoted.ToString();
    }
}
