using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>One SELECT of a query.</summary>
/// <param name="Columns">Each with its alias, or null.</param>
/// <param name="Alias">The name the table goes by in the query.</param>
internal sealed record SqlSelect(
    bool IsDistinct,
    ImmutableArray<(SqlExpression Value, string? Alias)> Columns,
    string Table,
    string Alias,
    SqlExpression? Where);
