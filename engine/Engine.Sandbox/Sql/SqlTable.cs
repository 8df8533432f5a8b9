using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>A table of SuiteQL, filled from the records of a group.</summary>
/// <param name="Rows">What one record contributes: values in the order of the columns (text, long, decimal, date, or null); no rows when it is none of the table's.</param>
internal sealed record SqlTable(
    string Name, string Group, ImmutableArray<SqlColumn> Columns, Func<Company, StoredRecord, IEnumerable<IReadOnlyList<object?>>> Rows)
{
    public SqlColumn? Column(string name) =>
        Columns.FirstOrDefault(column => !column.IsHidden && column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
