using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>A table of SuiteQL over the records of a group.</summary>
/// <param name="RecordType">Only records of this type; null for the whole group.</param>
internal sealed record SqlTable(string Name, string Group, string? RecordType, ImmutableArray<SqlColumn> Columns)
{
    public bool Holds(StoredRecord record) => RecordType is null || record.Definition.Name == RecordType;

    public SqlColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
