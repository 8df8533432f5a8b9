using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>The first line of a crosswalk: which column stands where. Reads rows by it.</summary>
internal sealed class CrosswalkHeader
{
    private static readonly ImmutableArray<string> known = ["key", "internalId", "name", "active", "note"];

    private readonly ImmutableArray<ConfigScalar> columns;

    private CrosswalkHeader(ImmutableArray<ConfigScalar> columns) => this.columns = columns;

    /// <summary>Null when a column is missing, unknown or repeated (XWK002, XWK003).</summary>
    public static CrosswalkHeader? Of(CsvRecord record, FindingSink findings)
    {
        if (record.Cells is [var only] && only.Text.AsSpan().ContainsAny(";\t|"))
        {
            findings.Error(CrosswalkCodes.MissingColumn, record.Span, "The columns are not separated by commas. Save the file as CSV with commas.");
            return null;
        }

        var own = new FindingSink();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in record.Cells)
        {
            Column(cell, seen, own);
        }

        // A column that is only misspelled is not missing too.
        var meant = record.Cells.Select(cell => Suggestion.Nearest(cell.Text, known)).ToHashSet();
        foreach (var required in (string[])["key", "internalId"])
        {
            if (!seen.Contains(required) && !meant.Contains(required))
            {
                own.Error(CrosswalkCodes.MissingColumn, record.Span, $"The column `{required}` is missing. The first line reads: key,internalId,name,active");
            }
        }

        findings.AddRange(own.ToImmutable());
        return own.HasErrors ? null : new CrosswalkHeader(record.Cells);
    }

    private static void Column(ConfigScalar cell, HashSet<string> seen, FindingSink findings)
    {
        if (!known.Contains(cell.Text) && !IsOwn(cell.Text))
        {
            findings.Error(CrosswalkCodes.UnknownColumn, cell.Span, $"There is no column `{cell.Text}`.{Suggestion.DidYouMean(cell.Text, known)}");
        }
        else if (!seen.Add(cell.Text))
        {
            findings.Error(CrosswalkCodes.UnknownColumn, cell.Span, $"The column `{cell.Text}` is there twice.");
        }
    }

    /// <summary>A column that the client adds for crosswalkColumn(…): a name of letters and digits that is no slip of the pen.</summary>
    private static bool IsOwn(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && Suggestion.Nearest(name, known) is null;

    /// <summary>The row as a mapping, or null when it cannot be used (XWK004 to XWK008).</summary>
    /// <param name="record">The row.</param>
    /// <param name="seen">Keys so far, with the line of each; takes this row's.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    public ConfigMapping? Row(CsvRecord record, Dictionary<string, int> seen, FindingSink findings)
    {
        if (record.Cells.Length != columns.Length)
        {
            findings.Error(CrosswalkCodes.CellCount, record.Span, $"This row has {record.Cells.Length} cells, but there are {columns.Length} columns.");
            return null;
        }

        var row = new ConfigMapping(record.Span, [.. columns.Zip(record.Cells, (column, cell) => new ConfigEntry(column, cell))]);
        return IsUsable(row, seen, findings) ? row : null;
    }

    private static bool IsUsable(ConfigMapping row, Dictionary<string, int> seen, FindingSink findings)
    {
        var key = (ConfigScalar)row["key"]!;
        if (key.Text.Length == 0)
        {
            findings.Error(CrosswalkCodes.BlankKey, row.Span, "This row has no key.");
            return false;
        }

        if (!seen.TryAdd(key.Text, row.Span.Start.Line))
        {
            findings.Error(CrosswalkCodes.DuplicateKey, key.Span, $"The key \"{key.Text}\" is already there in line {seen[key.Text]}.");
            return false;
        }

        if (row.Text("internalId") is not { Length: > 0 })
        {
            findings.Error(CrosswalkCodes.BlankInternalId, row.Span, $"The row of \"{key.Text}\" has no internalId.");
            return false;
        }

        if (row.Text("active") is not (null or "" or "true" or "false"))
        {
            findings.Error(CrosswalkCodes.NotTrueOrFalse, row["active"]!.Span, $"active is \"{row.Text("active")}\"; it must be true or false, or empty for true.");
            return false;
        }

        return true;
    }
}
