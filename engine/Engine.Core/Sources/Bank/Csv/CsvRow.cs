using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>One row, by what its columns hold.</summary>
internal sealed record CsvRow(ImmutableArray<string> Cells, FrozenDictionary<string, ImmutableArray<int>> Columns, int Line)
{
    public bool Has(string name) => Columns.ContainsKey(name);

    /// <summary>Null when there is no such column, or it is empty. Several columns are joined with a blank.</summary>
    public string? Text(string name)
    {
        if (!Columns.TryGetValue(name, out var indexes))
        {
            return null;
        }

        var text = string.Join(' ', indexes.Where(index => index < Cells.Length).Select(index => Cells[index].Trim()).Where(cell => cell.Length > 0));
        return text.Length == 0 ? null : text;
    }
}
