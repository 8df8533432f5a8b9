using System.Collections.Immutable;

namespace Engine.Sandbox.Sql;

/// <summary>Expressions and conditions of one SELECT as SQL for the database behind.</summary>
internal sealed class SqlExpressionCompiler(SqlCompiler compiler, SqlScope scope)
{
    public SqlText Value(SqlExpression expression) => expression switch
    {
        SqlExpression.Constant(null) => new SqlText("NULL", SqlKind.Null),
        SqlExpression.Constant(decimal number) => Number(number),
        SqlExpression.Constant(string text) => compiler.Parameter(text, SqlKind.Text),
        SqlExpression.Column column => scope.Resolve(column),
        SqlExpression.Call call => SqlCalls.Compile(call, this),
        SqlExpression.Case choice => Case(choice),
        SqlExpression.Scalar(var query) => Scalar(query),
        _ => throw SqlRefusal.Unsupported(),
    };

    /// <summary>A condition; NULL where SQL says unknown.</summary>
    public string Test(SqlExpression expression) => expression switch
    {
        SqlExpression.And(var left, var right) => $"({Test(left)} AND {Test(right)})",
        SqlExpression.Or(var left, var right) => $"({Test(left)} OR {Test(right)})",
        SqlExpression.Not(var inner) => $"(NOT {Test(inner)})",
        SqlExpression.IsNull(var inner) => $"({Value(inner).Sql} IS NULL)",
        SqlExpression.Compare(var comparison, var left, var right) => Compare(comparison, Value(left), Value(right)),
        SqlExpression.In(var value, var list) => In(Value(value), [.. list.Select(Value)]),
        SqlExpression.InQuery(var value, var query) => InQuery(Value(value), query),
        SqlExpression.Exists(var query) => $"EXISTS {compiler.Nested(query, scope).Sql}",
        SqlExpression.Like(var text, var pattern) => Like(Value(text), Value(pattern)),
        _ => throw SqlRefusal.Unsupported(),
    };

    /// <summary>A text beside a number is read as one, or fails the query.</summary>
    public SqlText AsNumber(SqlText value) => value.Kind switch
    {
        SqlKind.Number or SqlKind.Null => value,
        SqlKind.Whole => new SqlText($"CAST({value.Sql} AS TEXT)", SqlKind.Number),
        SqlKind.Text when value.Constant is { } text => decimal.TryParse(text, SqlFunctions.NumberStyle, SqlFunctions.Culture, out var number)
            ? Number(number)
            : throw SqlRefusal.Unsupported(),
        SqlKind.Text => new SqlText($"to_number({value.Sql})", SqlKind.Number),
        _ => throw SqlRefusal.Unsupported(),
    };

    /// <summary>As an answer shows it.</summary>
    public static SqlText AsText(SqlText value) => value.Kind switch
    {
        SqlKind.Whole => new SqlText($"CAST({value.Sql} AS TEXT)", SqlKind.Text),
        SqlKind.Date => new SqlText($"show_date({value.Sql})", SqlKind.Text),
        _ => value with { Kind = SqlKind.Text },
    };

    /// <summary>Values of one column: all of the kind of the first that has one, numbers as decimals where they are mixed.</summary>
    public ImmutableArray<SqlText> Alike(IEnumerable<SqlText> values)
    {
        ImmutableArray<SqlText> all = [.. values];
        var kinds = all.Select(value => value.Kind).Where(kind => kind != SqlKind.Null).Distinct().ToList();
        return kinds switch
        {
            [] or [_] => all,
            _ when kinds[0] == SqlKind.Text => [.. all.Select(AsText)],
            _ when kinds[0] == SqlKind.Date => throw SqlRefusal.Unsupported(),
            _ => [.. all.Select(value => value.Kind == SqlKind.Null ? value : Decimal(AsNumber(value)))],
        };
    }

    public static SqlKind KindOf(IEnumerable<SqlText> values) => values.Select(value => value.Kind).FirstOrDefault(kind => kind != SqlKind.Null);

    public static SqlText Decimal(SqlText value) => value.Kind == SqlKind.Whole ? new SqlText($"CAST({value.Sql} AS TEXT)", SqlKind.Number) : value;

    private SqlText Number(decimal number) => decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
        ? compiler.Parameter((long)number, SqlKind.Whole)
        : compiler.Parameter(SqlFunctions.Shortest(number), SqlKind.Number) with { Constant = null };

    private SqlText Case(SqlExpression.Case choice)
    {
        var tests = choice.Branches.Select(branch => Test(branch.When)).ToList();
        var values = Alike(choice.Branches.Select(branch => Value(branch.Then)).Append(Value(choice.Otherwise ?? new SqlExpression.Constant(null))));
        var branches = tests.Select((test, at) => $"WHEN {test} THEN {values[at].Sql}");
        return new SqlText($"(CASE {string.Join(' ', branches)} ELSE {values[^1].Sql} END)", KindOf(values));
    }

    private SqlText Scalar(SqlQuery query)
    {
        var (sql, columns) = compiler.Nested(query, scope);
        return columns.Length == 1 ? new SqlText(sql, columns[0].Kind) : throw SqlRefusal.Unsupported();
    }

    private string Compare(string comparison, SqlText left, SqlText right)
    {
        if (left.Kind == SqlKind.Null || right.Kind == SqlKind.Null)
        {
            return "NULL";
        }

        if (IsNumber(left) || IsNumber(right))
        {
            var (one, other) = (AsNumberOnce(left), AsNumberOnce(right));
            return one.Kind == SqlKind.Whole && other.Kind == SqlKind.Whole
                ? $"({one.Sql} {comparison} {other.Sql})"
                : $"(compare_numbers({Decimal(one).Sql}, {Decimal(other).Sql}) {comparison} 0)";
        }

        return left.Kind == right.Kind
            ? $"({left.Sql} {comparison} {right.Sql}{(left.IgnoresCase || right.IgnoresCase ? " COLLATE NOCASE" : "")})"
            : throw SqlRefusal.Unsupported();
    }

    private string In(SqlText value, ImmutableArray<SqlText> list)
    {
        var items = list.Where(item => item.Kind != SqlKind.Null).ToList();
        if (items.Count == 0 || value.Kind == SqlKind.Null)
        {
            return "NULL";
        }

        if (items.Append(value).Any(IsNumber))
        {
            var numbers = items.Select(AsNumberOnce).ToList();
            var isWhole = value.Kind == SqlKind.Whole && numbers.All(item => item.Kind == SqlKind.Whole);
            return isWhole
                ? $"({value.Sql} IN ({string.Join(", ", numbers.Select(item => item.Sql))}))"
                : $"({Decimal(AsNumberOnce(value)).Sql} IN ({string.Join(", ", numbers.Select(item => Decimal(item).Sql))}))";
        }

        return items.All(item => item.Kind == value.Kind)
            ? $"({value.Sql}{(value.IgnoresCase ? " COLLATE NOCASE" : "")} IN ({string.Join(", ", items.Select(item => item.Sql))}))"
            : throw SqlRefusal.Unsupported();
    }

    private string InQuery(SqlText value, SqlQuery query)
    {
        var (sql, columns) = compiler.Nested(query, scope);
        if (columns.Length != 1)
        {
            throw SqlRefusal.Unsupported();
        }

        // Whole numbers and decimals meet as decimals.
        if (value.Kind == columns[0].Kind)
        {
            return $"({value.Sql}{(value.IgnoresCase ? " COLLATE NOCASE" : "")} IN {sql})";
        }

        return IsNumber(value) && columns[0].Kind is SqlKind.Whole or SqlKind.Number
            ? $"({Decimal(value).Sql} IN (SELECT CAST(\"{columns[0].Name}\" AS TEXT) FROM {sql}))"
            : throw SqlRefusal.Unsupported();
    }

    private static string Like(SqlText text, SqlText pattern)
    {
        var (value, wanted) = (AsText(text).Sql, AsText(pattern).Sql);
        return text.IgnoresCase ? $"(lower({value}) LIKE lower({wanted}))" : $"({value} LIKE {wanted})";
    }

    private static bool IsNumber(SqlText value) => value.Kind is SqlKind.Whole or SqlKind.Number;

    private SqlText AsNumberOnce(SqlText value) => value.Kind == SqlKind.Whole ? value : AsNumber(value);
}
