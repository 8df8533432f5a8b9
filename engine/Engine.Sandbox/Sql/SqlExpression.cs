using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>An expression or condition of a query, as written.</summary>
internal abstract record SqlExpression
{
    private SqlExpression()
    {
    }

    /// <param name="Table">The table or alias before the dot; null without one.</param>
    internal sealed record Column(string? Table, string Name) : SqlExpression;

    /// <param name="Value">A text, a decimal, or null.</param>
    internal sealed record Constant(object? Value) : SqlExpression;

    /// <param name="Name">In upper case: <c>SUM</c>, <c>BUILTIN.DF</c>, or an operator such as <c>||</c> and <c>+</c>.</param>
    internal sealed record Call(string Name, ImmutableArray<SqlExpression> Arguments, bool IsDistinct = false) : SqlExpression;

    internal sealed record Compare(string Operator, SqlExpression Left, SqlExpression Right) : SqlExpression;

    internal sealed record In(SqlExpression Value, ImmutableArray<SqlExpression> List) : SqlExpression;

    internal sealed record InQuery(SqlExpression Value, SqlQuery Query) : SqlExpression;

    internal sealed record Exists(SqlQuery Query) : SqlExpression;

    /// <summary>A query in parentheses that gives one value.</summary>
    internal sealed record Scalar(SqlQuery Query) : SqlExpression;

    internal sealed record Like(SqlExpression Value, SqlExpression Pattern) : SqlExpression;

    internal sealed record IsNull(SqlExpression Value) : SqlExpression;

    internal sealed record And(SqlExpression Left, SqlExpression Right) : SqlExpression;

    internal sealed record Or(SqlExpression Left, SqlExpression Right) : SqlExpression;

    internal sealed record Not(SqlExpression Value) : SqlExpression;

    internal sealed record Case(ImmutableArray<(SqlExpression When, SqlExpression Then)> Branches, SqlExpression? Otherwise) : SqlExpression;

    /// <summary>The asterisk of <c>COUNT(*)</c>, <c>SELECT *</c> or <c>SELECT t.*</c>.</summary>
    internal sealed record Star(string? Table = null) : SqlExpression;
}
