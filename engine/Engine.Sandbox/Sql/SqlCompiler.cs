using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Engine.Sandbox.Sql;

/// <summary>
/// Turns a query of SuiteQL into one for the database behind it. Unknown names, and kinds that do not go together, are refused here,
/// rows or no rows.
/// </summary>
/// <param name="tables">The account's tables by name, or a refusal.</param>
internal sealed class SqlCompiler(Func<string, SqlTable> tables)
{
    private const int MaxRows = 100_000;

    private readonly List<object> parameters = [];
    private int sources;

    /// <summary>What stands in for the question marks of the compiled text: <c>@p0</c>, <c>@p1</c>, …</summary>
    public IReadOnlyList<object> Parameters => parameters;

    /// <summary>The whole query, with the names and kinds of its columns.</summary>
    public (string Sql, ImmutableArray<SqlColumn> Columns) Compile(SqlQuery query)
    {
        var (sql, columns) = Query(query, null);
        return ($"SELECT * FROM ({sql}) LIMIT {MaxRows}", columns);
    }

    private (string Sql, ImmutableArray<SqlColumn> Columns) Query(SqlQuery query, SqlScope? outer)
    {
        var selects = query.Selects.Select(select => new SqlSelectCompiler(this, select, outer, tables)).ToList();
        var columns = selects[0].Columns;
        if (selects.Any(select => select.Columns.Length != columns.Length))
        {
            throw SqlRefusal.Unsupported();
        }

        var sql = new StringBuilder(selects[0].Sql);
        for (var at = 1; at < selects.Count; at++)
        {
            sql.Append(query.KeepsRepeats[at - 1] ? " UNION ALL " : " UNION ").Append(selects[at].Sql);
        }

        if (!query.Order.IsEmpty)
        {
            sql.Append(" ORDER BY ").AppendJoin(", ", query.Order.Select(order => Order(order, selects)));
        }

        if (query.First is { } first)
        {
            sql.Append(CultureInfo.InvariantCulture, $" LIMIT {first}");
        }

        return (sql.ToString(), columns);
    }

    /// <summary>A query in parentheses, seen from an outer one.</summary>
    public (string Sql, ImmutableArray<SqlColumn> Columns) Nested(SqlQuery query, SqlScope? outer)
    {
        var (sql, columns) = Query(query, outer);
        return ($"(SELECT * FROM ({sql}))", columns);
    }

    public string NewSource() => $"s{sources++}";

    public SqlText Parameter(object value, SqlKind kind)
    {
        parameters.Add(value);
        return new SqlText($"@p{parameters.Count - 1}", kind, Constant: value as string);
    }

    // By the name or place of a column of the answer, or, without UNION, by any expression over the tables.
    private static string Order(SqlOrder order, List<SqlSelectCompiler> selects)
    {
        var columns = selects[0].Columns;
        var place = order.Value switch
        {
            SqlExpression.Column { Table: null, Name: var name } => IndexOf(columns, name),
            SqlExpression.Constant { Value: decimal number } when number >= 1 && number <= columns.Length => (int)number - 1,
            _ => -1,
        };
        if (place < 0 && selects.Count > 1)
        {
            throw SqlRefusal.Unsupported();
        }

        var value = place >= 0 ? new SqlText((place + 1).ToString(CultureInfo.InvariantCulture), columns[place].Kind) : selects[0].OrderValue(order.Value);
        var collation = value.Kind == SqlKind.Number ? $" COLLATE {SqlFunctions.Collation}" : "";
        var nulls = order.NullsFirst ?? order.Descends ? "FIRST" : "LAST";
        return $"{value.Sql}{collation} {(order.Descends ? "DESC" : "ASC")} NULLS {nulls}";
    }

    private static int IndexOf(ImmutableArray<SqlColumn> columns, string name)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }
}
