using System.Text;
using Engine.Core.Diagnostics;
using Engine.Core.Values;
using Engine.Core.Values.Json;

namespace Engine.Core.Matching.Files;

/// <summary>Takes a file apart into rows: comma-separated values with a header line, a JSON array, or a JSON object on each line.</summary>
internal static class MatchRows
{
    /// <summary>The rows in order; ends at what cannot be read, which is then a finding.</summary>
    /// <param name="path">Its ending tells the form: .json, .jsonl or .ndjson; anything else is CSV.</param>
    public static IEnumerable<MatchRow> Read(string path, ReadOnlyMemory<byte> content, FindingSink findings) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Array(path, content, findings)
        : path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) ? Lines(path, content, findings)
        : Csv(path, content, findings);

    private static IEnumerable<MatchRow> Array(string path, ReadOnlyMemory<byte> content, FindingSink findings)
    {
        if (JsonPayload.TryRead(content) is not { Root: { Kind: ValueKind.List } list })
        {
            Refuse(path, 1, "This is no JSON array.", findings);
            yield break;
        }

        foreach (var item in list.AsList())
        {
            yield return new MatchRow(path, 1, item.Member, findings);
        }
    }

    private static IEnumerable<MatchRow> Lines(string path, ReadOnlyMemory<byte> content, FindingSink findings)
    {
        var line = 0;
        for (var at = 0; at < content.Length;)
        {
            var length = content.Span[at..].IndexOf((byte)'\n') is var end and >= 0 ? end : content.Length - at;
            var text = content.Slice(at, length);
            at += length + 1;
            line++;
            if (text.Span.Trim(" \r\t"u8).IsEmpty)
            {
                continue;
            }

            if (JsonPayload.TryRead(text) is not { Root: { Kind: ValueKind.Object } row })
            {
                Refuse(path, line, "This line is no JSON object.", findings);
                yield break;
            }

            yield return new MatchRow(path, line, row.Member, findings);
        }
    }

    private static IEnumerable<MatchRow> Csv(string path, ReadOnlyMemory<byte> content, FindingSink findings)
    {
        var reader = new CsvCells(content);
        Dictionary<string, int>? columns = null;
        while (reader.Next() is { } cells)
        {
            if (cells is [""])
            {
                continue;
            }

            if (columns is null)
            {
                columns = Header(cells);
                continue;
            }

            if (cells.Length != columns.Count)
            {
                Refuse(path, reader.Line, $"The row has {cells.Length} values, and the header {columns.Count}.", findings);
                yield break;
            }

            var known = columns;
            yield return new MatchRow(path, reader.Line, name => known.TryGetValue(name, out var at) ? Value.Of(cells[at]) : Value.Missing, findings);
        }

        if (reader.IsBroken)
        {
            Refuse(path, reader.Line, "A quote is not closed, or something stands after it.", findings);
        }
    }

    // Spreadsheets and data bases write due_date or Due Date for dueDate.
    private static Dictionary<string, int> Header(string[] cells)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Length; i++)
        {
            var name = new StringBuilder(cells[i]).Replace("_", "").Replace(" ", "").Replace("-", "").ToString();
            columns.TryAdd(columns.ContainsKey(name) ? $"{name}#{i}" : name, i);
        }

        return columns;
    }

    private static void Refuse(string path, int line, string message, FindingSink findings) =>
        findings.Error(MatchCodes.UnusableRow, new SourceSpan(path, new TextPosition(line, 1), new TextPosition(line, 1)), message);
}
