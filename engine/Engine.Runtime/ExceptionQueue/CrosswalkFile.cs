using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>
/// Adds a row to a crosswalk file in place: every byte that is there stays, so that comments, order, quoting and line ends do. The new row
/// goes to the end, with the line ends and the quoting of the row before it.
/// </summary>
public sealed class CrosswalkFile
{
    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    private readonly string path;
    private readonly byte[] before;
    private readonly string text;

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
    public string Row(string key, string internalId, string? name)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines[0].Split(',').Select(column => column.Trim().Trim('"'));
        var isQuoted = lines.Length > 1 && lines[^1].StartsWith('"') && lines[^1].EndsWith('"');
        return string.Join(',', columns.Select(column => Quote(Cell(column, key, internalId, name), isQuoted)));
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
