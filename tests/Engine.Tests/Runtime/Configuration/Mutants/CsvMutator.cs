using System.Collections.Immutable;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>Makes the small mistakes that people and spreadsheets make with a CSV file: rows, cells, columns, quotes and separators.</summary>
internal sealed class CsvMutator
{
    private readonly string file;
    private readonly string text;
    private readonly ImmutableArray<ImmutableArray<string>> rows;

    private CsvMutator(string file, string text)
    {
        (this.file, this.text) = (file, text);
        rows = [.. text.TrimEnd('\n').Split('\n').Select(line => line.Split(',').ToImmutableArray())];
    }

    /// <param name="text">Without quoted cells: the shipped files have none.</param>
    public static IEnumerable<Mutant> Of(string file, string text)
    {
        Assert.DoesNotContain('"', text);
        var mutator = new CsvMutator(file, text);
        return mutator.OfFile().Concat(Enumerable.Range(0, mutator.rows.Length).SelectMany(mutator.OfRow));
    }

    private IEnumerable<Mutant> OfFile()
    {
        foreach (var separator in (string[])[";", "\t", "|", ", "])
        {
            yield return Made(0, 0, $"separate by {(separator == "\t" ? "tab" : separator.Trim())}", rows, separator);
        }

        for (var column = 0; column < rows[0].Length; column++)
        {
            var at = column;
            yield return Made(0, at, "delete column", [.. rows.Select(row => row.RemoveAt(at))]);
            yield return Made(0, at, "duplicate column", [.. rows.Select(row => row.Insert(at, row[at]))]);
        }
    }

    private IEnumerable<Mutant> OfRow(int row)
    {
        yield return Made(row, 0, "delete row", rows.RemoveAt(row));
        yield return Made(row, 0, "duplicate row", rows.Insert(row, rows[row]));
        yield return Made(row, 0, "separate row by ;", rows.SetItem(row, [string.Join(';', rows[row])]));
        yield return Made(row, 0, "join with next row", row + 1 < rows.Length ? rows.RemoveAt(row + 1).SetItem(row, [.. rows[row], .. rows[row + 1]]) : rows);
        for (var cell = 0; cell < rows[row].Length; cell++)
        {
            foreach (var mutant in OfCell(row, cell))
            {
                yield return mutant;
            }
        }
    }

    private IEnumerable<Mutant> OfCell(int row, int cell)
    {
        var (cells, written) = (rows[row], rows[row][cell]);
        yield return Made(row, cell, "delete cell", rows.SetItem(row, cells.RemoveAt(cell)));
        yield return Made(row, cell, "duplicate cell", rows.SetItem(row, cells.Insert(cell, written)));
        yield return Made(row, cell, "empty cell", With(row, cell, ""));
        yield return Made(row, cell, "rename", With(row, cell, written + "x"));
        yield return Made(row, cell, "retype", With(row, cell, "true"));
        yield return Made(row, cell, "retype to a number", With(row, cell, "9.5"));
        yield return Made(row, cell, "quote", With(row, cell, $"\"{written}\""));
        yield return Made(row, cell, "open a quote", With(row, cell, $"\"{written}"));
        yield return Made(row, cell, "close a quote", With(row, cell, $"{written}\""));
        yield return Made(row, cell, "blank before", With(row, cell, $" {written}"));
    }

    private ImmutableArray<ImmutableArray<string>> With(int row, int cell, string value) => rows.SetItem(row, rows[row].SetItem(cell, value));

    private Mutant Made(int row, int cell, string kind, ImmutableArray<ImmutableArray<string>> changed, string separator = ",") => new(
        file,
        $"{row + 1}:{rows[row].Take(cell).Sum(before => before.Length + 1) + 1}",
        kind,
        text,
        string.Join('\n', changed.Select(cells => string.Join(separator, cells))) + "\n");
}
