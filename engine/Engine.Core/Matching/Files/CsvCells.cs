using System.Text;

namespace Engine.Core.Matching.Files;

/// <summary>The records of comma-separated values as RFC 4180 has them, one after the other.</summary>
internal sealed class CsvCells(ReadOnlyMemory<byte> content)
{
    private readonly List<string> cells = [];
    private readonly StringBuilder quoted = new();
    private int at;
    private int next = 1;

    /// <summary>Where the last record began, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>A quote is not closed, or something stands after it; nothing more can be read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The texts of the next record; null at the end, or where the file is broken.</summary>
    public string[]? Next()
    {
        if (at >= content.Length)
        {
            return null;
        }

        cells.Clear();
        Line = next;
        var span = content.Span;
        while (!IsBroken)
        {
            cells.Add(at < span.Length && span[at] == '"' ? Quoted(span) : Plain(span));
            if (at >= span.Length || span[at] != ',')
            {
                break;
            }

            at++;
        }

        at += at < span.Length && span[at] == '\r' ? 1 : 0;
        if (at < span.Length)
        {
            IsBroken |= span[at] != '\n';
            at++;
            next++;
        }

        return IsBroken ? null : [.. cells];
    }

    private string Plain(ReadOnlySpan<byte> span)
    {
        var length = span[at..].IndexOfAny((byte)',', (byte)'\r', (byte)'\n');
        var cell = span.Slice(at, length < 0 ? span.Length - at : length);
        at += cell.Length;
        return Encoding.UTF8.GetString(cell);
    }

    private string Quoted(ReadOnlySpan<byte> span)
    {
        quoted.Clear();
        for (at++; at < span.Length;)
        {
            var length = span[at..].IndexOf((byte)'"');
            if (length < 0)
            {
                break;
            }

            var part = span.Slice(at, length);
            next += part.Count((byte)'\n');
            quoted.Append(Encoding.UTF8.GetString(part));
            at += length + 1;
            if (at >= span.Length || span[at] != '"')
            {
                IsBroken = at < span.Length && span[at] is not ((byte)',' or (byte)'\r' or (byte)'\n');
                return quoted.ToString();
            }

            quoted.Append('"');
            at++;
        }

        IsBroken = true;
        return "";
    }
}
