using System.Text.RegularExpressions;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using YamlDotNet.Core;

namespace Engine.Runtime.Configuration;

/// <summary>Says what YamlDotNet could not read, in words that help. Its wording is known for the pinned version; what is not recognised is passed on.</summary>
internal static partial class YamlSyntax
{
    public static void Report(YamlException trouble, string text, LineMap lines, FindingSink findings)
    {
        var start = (int)Math.Clamp(trouble.Start.Index, 0, text.Length);
        if (trouble.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) && TabIndentation().Match(text) is { Success: true } tab)
        {
            // The parser points at the mapping that it was reading, not at the tab.
            start = tab.Index + tab.Length - 1;
        }
        else if (start == text.Length)
        {
            start = text.AsSpan().TrimEnd().Length;
        }

        findings.Error(ConfigurationCodes.YamlSyntax, lines.Span(start, start + 1), Message(trouble.Message, text, start));
    }

    public static void ReportUnclosed(long position, string text, LineMap lines, FindingSink findings)
    {
        var start = Math.Min((int)Math.Min(position, text.Length), text.AsSpan().TrimEnd().Length);
        findings.Error(ConfigurationCodes.YamlSyntax, lines.Span(start, start + 1), "A bracket or brace before this is not closed.");
    }

    private static string Message(string original, string text, int start) => original switch
    {
        _ when text.AsSpan(0, start).EndsWith("$") && text.AsSpan(start).StartsWith("{") => "An expression ${ … } inside brackets or braces must be in quotes.",
        _ when text.AsSpan(start).StartsWith("\t") => "A tab is used as indentation. YAML is indented with spaces.",
        _ when original.Contains("found invalid mapping") => "\": \" starts a value, but this line already has one. Put text that contains a colon into quotes, and indent lines alike.",
        _ when original.Contains("quoted scalar") && original.Contains("end of stream") => "A quote that is opened here is never closed.",
        _ when original.Contains("cannot start any token") => $"`{text[start]}` cannot start a value. Put the value into quotes.",
        _ when original.Contains("expected node content") => "A value is missing here, or a `[` or `{` before this is not closed.",
        _ when original.Contains("flow sequence") => "A `[` list is not closed: a comma or `]` is missing before this.",
        _ when original.Contains("flow mapping") => "A `{` mapping is not closed: a comma or `}` is missing before this.",
        _ when original.Contains("more than one anchor") => "A value has two anchors.",
        _ when original.Contains("block collection") || original.Contains("block mapping") => "This line does not belong to what stands above it. Indent the keys of one mapping alike.",
        _ => $"This is not YAML: {char.ToLowerInvariant(original[0])}{original[1..]}",
    };

    [GeneratedRegex(@"^[ ]*\t", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TabIndentation();
}
