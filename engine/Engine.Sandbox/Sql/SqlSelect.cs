using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>One SELECT of a query.</summary>
/// <param name="Columns">Each with its alias, or null.</param>
internal sealed record SqlSelect(
    bool IsDistinct,
    ImmutableArray<(SqlExpression Value, string? Alias)> Columns,
    ImmutableArray<SqlSource> Sources,
    SqlExpression? Where,
    ImmutableArray<SqlExpression> Group,
    SqlExpression? Having);
