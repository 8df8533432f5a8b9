using System.Globalization;
using Engine.Core.Diagnostics;

namespace Engine.Core.Planning;

/// <summary>Places in configuration as <c>file:line:column</c>, the form that editors and terminals open.</summary>
internal static class SpanText
{
    public static string Write(SourceSpan span) => $"{span.File}:{span.Start}";

    /// <summary>The place; its end is not kept in this form and equals the start.</summary>
    public static SourceSpan Read(string text)
    {
        var column = text.LastIndexOf(':');
        var line = text.LastIndexOf(':', column - 1);
        var start = new TextPosition(
            int.Parse(text.AsSpan(line + 1, column - line - 1), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(column + 1), CultureInfo.InvariantCulture));
        return new SourceSpan(text[..line], start, start);
    }
}
