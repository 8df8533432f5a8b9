using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>Turns an index into a text into line and column. Lines end with LF, CR LF or CR, as editors count them.</summary>
internal sealed class LineMap
{
    private readonly string file;
    private readonly int length;
    private readonly List<int> starts = [0];

    public LineMap(string file, string text)
    {
        this.file = file;
        length = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
    }

    /// <summary>The position of a character; an index past the end is the end.</summary>
    public TextPosition PositionOf(long index)
    {
        var inside = (int)Math.Clamp(index, 0, length);
        var found = starts.BinarySearch(inside);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPosition(line + 1, inside - starts[line] + 1);
    }

    public SourceSpan Span(long start, long end) => new(file, PositionOf(start), PositionOf(Math.Max(start, end)));
}
