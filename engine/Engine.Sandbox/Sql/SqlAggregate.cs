using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>COUNT, SUM, MIN and MAX over all rows; there is no GROUP BY.</summary>
internal static class SqlAggregate
{
    public static bool Is(SqlExpression expression) => expression is SqlExpression.Call { Name: "COUNT" or "SUM" or "MIN" or "MAX" };

    public static Func<IReadOnlyList<StoredRecord>, object?> Compile(SqlExpression expression, SqlCompiler compiler)
    {
        if (!Is(expression) || expression is not SqlExpression.Call { Arguments: [var argument] } call)
        {
            throw SqlRefusal.Unsupported();
        }

        if (argument is SqlExpression.Star)
        {
            return call.Name == "COUNT" ? records => (decimal)records.Count : throw SqlRefusal.Unsupported();
        }

        var value = compiler.Value(argument);
        return records => Over(call.Name, [.. records.Select(value).OfType<object>()]);
    }

    private static object? Over(string name, List<object> values) => name switch
    {
        "COUNT" => (decimal)values.Count,
        "SUM" => values.Count == 0 ? null : values.Sum(SqlValues.Number),
        "MIN" => values.Count == 0 ? null : values.Aggregate((one, other) => SqlValues.Compare(one, other, false) <= 0 ? one : other),
        _ => values.Count == 0 ? null : values.Aggregate((one, other) => SqlValues.Compare(one, other, false) >= 0 ? one : other),
    };
}
