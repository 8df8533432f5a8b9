using System.Collections.Immutable;
using System.Text;

namespace Engine.Sandbox.Sql;

/// <summary>One SELECT: its tables, its columns, and the rules of grouping.</summary>
internal sealed class SqlSelectCompiler
{
    private readonly SqlSelect select;
    private readonly SqlExpressionCompiler expressions;
    private readonly HashSet<string> groups;

    public SqlSelectCompiler(SqlCompiler compiler, SqlSelect select, SqlScope? outer, Func<string, SqlTable> tables)
    {
        this.select = select;
        var sources = new SqlSourceCompiler(compiler, outer, tables);
        var scope = sources.Scope(select.Sources);
        expressions = new SqlExpressionCompiler(compiler, scope);
        groups = select.Group.Select(each => expressions.Value(each).Sql).ToHashSet(StringComparer.Ordinal);
        var columns = select.Columns.SelectMany(column => Expanded(column, scope)).ToList();
        IsGrouped = select.Group.Length > 0 || select.Having is not null || columns.Any(column => IsAggregate(column.Value));
        var values = columns.Select(column => Grouped(column.Value)).ToList();
        Columns = [.. values.Select((value, at) => new SqlColumn(Name(columns[at], at), value.Kind) { Names = value.Column?.Names })];
        Sql = Written(sources.From(select.Sources, expressions), values);
    }

    public string Sql { get; }

    /// <summary>The answer's columns in lower case, whatever the casing of their aliases.</summary>
    public ImmutableArray<SqlColumn> Columns { get; }

    private bool IsGrouped { get; }

    public SqlText OrderValue(SqlExpression expression) => select.IsDistinct ? throw SqlRefusal.Unsupported() : Grouped(expression);

    private string Written(string from, List<SqlText> values)
    {
        var sql = new StringBuilder(select.IsDistinct ? "SELECT DISTINCT " : "SELECT ");
        sql.AppendJoin(", ", values.Select((value, at) => $"{value.Sql} AS \"{Columns[at].Name}\"")).Append(" FROM ").Append(from);
        var (limit, where) = SqlRowNumber.Split(select.Where);
        if (where is not null)
        {
            sql.Append(" WHERE ").Append(expressions.Test(where));
        }

        if (groups.Count > 0)
        {
            sql.Append(" GROUP BY ").AppendJoin(", ", groups);
        }

        if (select.Having is not null)
        {
            sql.Append(" HAVING ").Append(expressions.Test(select.Having));
        }

        // ROWNUM counts before the rows are ordered.
        return limit is null ? sql.ToString() : $"SELECT * FROM ({sql} LIMIT {limit})";
    }

    // In a grouped query a value is grouped by, made of aggregates, or the same for all rows.
    private SqlText Grouped(SqlExpression expression)
    {
        var value = expressions.Value(expression);
        return !IsGrouped || IsFixed(expression, value) ? value : throw SqlRefusal.Unsupported();
    }

    private bool IsFixed(SqlExpression expression, SqlText value) => groups.Contains(value.Sql) || IsAggregate(expression) || expression switch
    {
        SqlExpression.Constant or SqlExpression.Scalar => true,
        SqlExpression.Call call => call.Arguments.Length > 0 && call.Arguments.All(IsFixed),
        SqlExpression.Case choice => choice.Branches.All(branch => IsFixed(branch.Then)) && (choice.Otherwise is null || IsFixed(choice.Otherwise)),
        _ => false,
    };

    private bool IsFixed(SqlExpression expression) => IsAggregate(expression) || IsFixed(expression, expressions.Value(expression));

    private static bool IsAggregate(SqlExpression expression) => expression is SqlExpression.Call call
        && (call.Name is "COUNT" or "SUM" or "MIN" or "MAX" or "AVG" || (call.Name is "||" or "+" or "-" or "*" or "/" && call.Arguments.Any(IsAggregate)));

    private static IEnumerable<(SqlExpression Value, string? Alias)> Expanded((SqlExpression Value, string? Alias) column, SqlScope scope) =>
        column.Value is not SqlExpression.Star star
            ? [column]
            : scope.Tables.Where(each => star.Table is null || each.Alias.Equals(star.Table, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } tables
                ? tables.SelectMany(each => each.Table.Columns.Where(known => !known.IsHidden)
                    .Select(known => ((SqlExpression)new SqlExpression.Column(each.Alias, known.Name), (string?)known.Name)))
                : throw SqlRefusal.Unsupported();

    private static string Name((SqlExpression Value, string? Alias) column, int at) =>
        (column.Alias ?? (column.Value as SqlExpression.Column)?.Name ?? $"expr{at + 1}").ToLowerInvariant();
}
