using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>
/// Changes a crosswalk file in place: every byte that is not changed stays, so that comments, order, quoting and line ends do. A new row
/// goes to the end, with the line ends and the quoting of the row before it.
/// </summary>
public sealed class CrosswalkFile
{
    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    private readonly string path;
    private readonly byte[] before;
    private readonly string text;

    /// <summary>Makes a file that holds nothing but the names of its columns. False when there is one.</summary>
    public static bool TryMake(string path, params string[] columns)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return InPlaceFile.TryReplace(path, null, Encoding.UTF8.GetBytes($"{string.Join(',', columns)}\n"));
    }

    private CrosswalkFile(string path, byte[] before)
    {
        this.path = path;
        this.before = before;
        text = Encoding.UTF8.GetString(before.AsSpan(before.AsSpan().StartsWith(mark) ? mark.Length : 0));
    }

    private string LineEnd => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public static CrosswalkFile Read(string path) => new(path, File.ReadAllBytes(path));

    /// <summary>The keys in the file; null when it cannot be read as a crosswalk.</summary>
    public ImmutableHashSet<string>? Keys()
    {
        var findings = new FindingSink();
        var rows = CrosswalkReader.Read(path, text, findings);
        return rows is null || findings.HasErrors ? null : [.. rows.Items.Cast<ConfigMapping>().Select(row => row.Text("key")!)];
    }

    /// <summary>The row as it would be written, without its line end.</summary>
    /// <param name="others">Values of other columns; one that the file does not have is left out.</param>
    public string Row(string key, string internalId, string? name, params (string Column, string Value)[] others)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines[0].Split(',').Select(column => column.Trim().Trim('"'));
        var isQuoted = lines.Length > 1 && lines[^1].StartsWith('"') && lines[^1].EndsWith('"');
        return string.Join(',', columns.Select(column => Quote(Array.Find(others, other => other.Column == column).Value ?? Cell(column, key, internalId, name), isQuoted)));
    }

    /// <summary>Puts other values into cells of a row. False when there is no such row or column, or the file is no longer as it was read; it is then left alone.</summary>
    public bool TrySet(string key, params (string Column, string Value)[] cells)
    {
        var row = CrosswalkReader.Read(path, text, new FindingSink())?.Items.Cast<ConfigMapping>().FirstOrDefault(row => row.Text("key") == key);
        var after = text;
        // From the right, so that what stands to the left stays where it is.
        foreach (var (written, value) in cells.Select(cell => (Written: row?[cell.Column] as ConfigScalar, cell.Value)).OrderByDescending(cell => cell.Written is null ? 0 : TextIndex.Of(text, cell.Written.Span.Start)))
        {
            if (written is null)
            {
                return false;
            }

            var isQuoted = text[TextIndex.Of(text, written.Span.Start)..].StartsWith('"');
            after = TextIndex.Splice(after, written.Span, Quote(value, isQuoted));
        }

        return InPlaceFile.TryReplace(path, before, [.. before.AsSpan().StartsWith(mark) ? mark : [], .. Encoding.UTF8.GetBytes(after)]);
    }

    /// <summary>False when the file is no longer as it was read; it is then left alone.</summary>
    public bool TryAppend(string row)
    {
        var isEnded = text.EndsWith('\n');
        var added = Encoding.UTF8.GetBytes($"{(isEnded ? "" : LineEnd)}{row}{(isEnded ? LineEnd : "")}");
        return InPlaceFile.TryReplace(path, before, [.. before, .. added]);
    }

    private static string Cell(string column, string key, string internalId, string? name) => column switch
    {
        "key" => key,
        "internalId" => internalId,
        "name" => name ?? "",
        "active" => "true",
        _ => "",
    };

    private static string Quote(string cell, bool always) =>
        always || cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
