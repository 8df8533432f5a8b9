namespace Engine.Core.Diagnostics.Formats;

/// <summary>The part of a line that is shown under a finding, and where in it the underline goes.</summary>
internal sealed record SourceWindow(string Text, int Offset, int Length)
{
    // Rule files may be written in one line; more than this does not help anybody.
    private const int Width = 160;
    private const int Before = 60;

    public static SourceWindow Around(string line, SourceSpan span)
    {
        var start = Math.Clamp(span.Start.Column - 1, 0, line.Length);
        var end = span.End.Line > span.Start.Line ? line.Length : Math.Clamp(span.End.Column - 1, start, line.Length);
        var from = line.Length > Width ? Math.Max(0, start - Before) : 0;
        var to = Math.Min(line.Length, from + Width);
        var text = (from > 0 ? "…" : "") + Printable.InColumns(line[from..to]) + (to < line.Length ? "…" : "");
        return new SourceWindow(text, start - from + (from > 0 ? 1 : 0), Math.Max(1, Math.Min(end, to) - start));
    }
}
