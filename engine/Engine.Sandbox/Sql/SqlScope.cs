using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>The tables that an expression may name, from the nearest SELECT outwards.</summary>
internal sealed class SqlScope(ImmutableArray<(string Alias, string Prefix, SqlTable Table)> tables, SqlScope? outer)
{
    public ImmutableArray<(string Alias, string Prefix, SqlTable Table)> Tables => tables;

    /// <exception cref="Http.Refusal">No table has the column, or several have.</exception>
    public SqlText Resolve(SqlExpression.Column column) => Find(column) ?? throw SqlRefusal.UnknownIdentifier(
        column.Table is null ? column.Name : $"{column.Table}.{column.Name}", string.Join(", ", tables.Select(each => $"{each.Alias}={each.Table.Name}")));

    private SqlText? Find(SqlExpression.Column column)
    {
        var found = tables
            .Where(each => column.Table is null || each.Alias.Equals(column.Table, StringComparison.OrdinalIgnoreCase))
            .Select(each => (each.Prefix, Column: each.Table.Column(column.Name)))
            .Where(each => each.Column is not null)
            .ToList();
        return found switch
        {
            [] => outer?.Find(column),
            [var (prefix, known)] => new SqlText($"{prefix}.\"{known!.Name}\"", known.Kind, known),
            _ => throw SqlRefusal.Unsupported(),
        };
    }
}
