using System.Collections.Immutable;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>Lines of files, cut once per file.</summary>
public sealed class SourceLines(ImmutableDictionary<string, string> texts)
{
    private static readonly string[] breaks = ["\r\n", "\n", "\r"];

    private readonly Dictionary<string, string[]> lines = new(StringComparer.Ordinal);

    /// <summary>The line in which a stretch starts, or null when the text is not at hand.</summary>
    public string? Line(SourceSpan span)
    {
        if (!lines.TryGetValue(span.File, out var ofFile))
        {
            ofFile = texts.TryGetValue(span.File, out var text) ? text.Split(breaks, StringSplitOptions.None) : [];
            lines.Add(span.File, ofFile);
        }

        return span.Start.Line >= 1 && span.Start.Line <= ofFile.Length ? ofFile[span.Start.Line - 1] : null;
    }
}
