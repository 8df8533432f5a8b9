namespace Engine.Sandbox.Sql;

/// <summary><c>ROWNUM &lt;= n</c>, which may stand among the conditions joined by AND.</summary>
internal static class SqlRowNumber
{
    /// <summary>How many rows a condition lets through, null for all, and what else it asks.</summary>
    public static (int? Limit, SqlExpression? Others) Split(SqlExpression? where)
    {
        if (where is SqlExpression.And(var left, var right))
        {
            var (one, first) = Split(left);
            var (other, second) = Split(right);
            var rest = first is null ? second : second is null ? first : new SqlExpression.And(first, second);
            return (one is null ? other : other is null ? one : Math.Min(one.Value, other.Value), rest);
        }

        return where is SqlExpression.Compare { Left: SqlExpression.Column { Table: null } column, Right: SqlExpression.Constant { Value: decimal number } } compare
            && column.Name.Equals("ROWNUM", StringComparison.OrdinalIgnoreCase)
                ? (Limit(compare.Operator, number), null)
                : (null, where);
    }

    private static int Limit(string comparison, decimal number) => (comparison, number) switch
    {
        ("<=", >= 0 and <= int.MaxValue) => (int)number,
        ("<", >= 1 and <= int.MaxValue) => (int)Math.Ceiling(number) - 1,
        ("=", 1) => 1,
        _ => throw SqlRefusal.Unsupported(),
    };
}
