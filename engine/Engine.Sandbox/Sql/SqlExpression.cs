using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>An expression of a query, as written.</summary>
internal abstract record SqlExpression
{
    private SqlExpression()
    {
    }

    /// <param name="Table">The table or alias before the dot; null without one.</param>
    internal sealed record Column(string? Table, string Name) : SqlExpression;

    /// <param name="Value">A text, a decimal, or null.</param>
    internal sealed record Constant(object? Value) : SqlExpression;

    internal sealed record Call(string Name, ImmutableArray<SqlExpression> Arguments) : SqlExpression;

    internal sealed record Compare(string Operator, SqlExpression Left, SqlExpression Right) : SqlExpression;

    internal sealed record In(SqlExpression Value, ImmutableArray<SqlExpression> List) : SqlExpression;

    internal sealed record Like(SqlExpression Value, SqlExpression Pattern) : SqlExpression;

    internal sealed record IsNull(SqlExpression Value) : SqlExpression;

    internal sealed record And(SqlExpression Left, SqlExpression Right) : SqlExpression;

    internal sealed record Or(SqlExpression Left, SqlExpression Right) : SqlExpression;

    internal sealed record Not(SqlExpression Value) : SqlExpression;

    /// <summary>The asterisk of <c>COUNT(*)</c> or <c>SELECT *</c>.</summary>
    internal sealed record Star : SqlExpression;
}
