using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>Reads a JSON file into positioned nodes: strict JSON, no comments, no trailing commas, no repeated keys (CFG012, CFG018, CFG03x).</summary>
public static class JsonConfigReader
{
    /// <summary>The content, or null when there is none that can be used; the findings then say why.</summary>
    /// <param name="file">Path for positions.</param>
    /// <param name="utf8">The bytes, valid UTF-8 without a byte order mark.</param>
    /// <param name="text">The same as text.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    public static ConfigNode? Read(string file, ReadOnlySpan<byte> utf8, string text, FindingSink findings)
    {
        var lines = new LineMap(file, text);
        if (string.IsNullOrWhiteSpace(text))
        {
            findings.Error(ConfigurationCodes.Empty, lines.Span(0, 0), "The file is empty.");
            return null;
        }

        var builder = new JsonNodeBuilder(utf8, text, lines, findings);
        try
        {
            return builder.Document();
        }
        catch (JsonException trouble)
        {
            Report(trouble, utf8, text, lines, findings);
            return null;
        }
    }

    private static void Report(JsonException trouble, ReadOnlySpan<byte> utf8, string text, LineMap lines, FindingSink findings)
    {
        var start = Math.Min(CharIndex(trouble, utf8), text.Length);
        var rest = text.AsSpan(start);
        var (code, message) = rest switch
        {
            ['/', '/' or '*', ..] => (ConfigurationCodes.JsonComment, "JSON has no comments. Delete it, or move it into Properties."),
            [']' or '}', ..] when text.AsSpan(0, start).TrimEnd() is [.., ','] =>
                (ConfigurationCodes.JsonTrailingComma, $"No comma may stand before `{rest[0]}`."),
            [] => (ConfigurationCodes.JsonSyntax, "The file ends too early: a quote, bracket or brace is never closed."),
            ['\'', ..] => (ConfigurationCodes.JsonSyntax, "JSON text stands in double quotes."),
            _ => (ConfigurationCodes.JsonSyntax, $"`{Shown(rest[0])}` cannot stand here. {Hint(rest[0])}"),
        };
        start = rest.IsEmpty ? text.AsSpan().TrimEnd().Length : start;
        findings.Error(code, lines.Span(start, start + 1), message);
    }

    private static string Shown(char character) => char.IsControl(character) ? $"U+{(int)character:X4}" : character.ToString();

    private static string Hint(char character) => character switch
    {
        '"' or '{' or '[' => "Is a comma missing before it?",
        _ when char.IsLetter(character) => "Keys and text stand in double quotes.",
        _ when char.IsControl(character) => "Write it as an escape such as \\n or \\u0000.",
        _ => "Look for a missing comma, quote or bracket before it.",
    };

    // The reader counts lines by LF only and columns in bytes.
    private static int CharIndex(JsonException trouble, ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        for (var line = 0L; line < (trouble.LineNumber ?? 0); line++)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        var end = (int)Math.Min(utf8.Length, start + (trouble.BytePositionInLine ?? 0));
        return System.Text.Encoding.UTF8.GetCharCount(utf8[..end]);
    }
}
