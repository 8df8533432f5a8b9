using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>Turns the expressions of one SELECT into functions of a record. Unknown names are refused here, rows or no rows.</summary>
internal sealed class SqlCompiler(Company company, SqlTable table, string alias)
{
    public Func<StoredRecord, object?> Value(SqlExpression expression) => expression switch
    {
        SqlExpression.Constant(var value) => _ => value,
        SqlExpression.Column column => Reader(Resolve(column)),
        SqlExpression.Call call => Call(call),
        _ => throw SqlRefusal.Unsupported(),
    };

    private Func<StoredRecord, object?> Reader(SqlColumn column) => record => column.Read(company, record);

    /// <summary>A condition; null where SQL says unknown.</summary>
    public Func<StoredRecord, bool?> Test(SqlExpression expression)
    {
        switch (expression)
        {
            case SqlExpression.And(var left, var right):
                return Both(Test(left), Test(right));
            case SqlExpression.Or(var left, var right):
                return Either(Test(left), Test(right));
            case SqlExpression.Not(var inner):
                var test = Test(inner);
                return record => !test(record);
            case SqlExpression.IsNull(var inner):
                var value = Value(inner);
                return record => value(record) is null;
            case SqlExpression.Compare compare:
                return Compare(compare);
            case SqlExpression.In(var value1, var list):
                return In(value1, list);
            case SqlExpression.Like(var text, var pattern):
                return Like(text, pattern);
            default:
                throw SqlRefusal.Unsupported();
        }
    }

    /// <summary>The records that can match at all: by the index on external ids where the condition demands one, else the whole table.</summary>
    public IEnumerable<StoredRecord> Candidates(SqlExpression? where)
    {
        var named = where is null ? null : ExternalIds(where);
        var records = named is null
            ? company.In(table.Group)
            : named.Select(id => company.FindExternal(table.Group, id)).OfType<StoredRecord>()
                .DistinctBy(record => record.Id)
                .OrderBy(record => record.Id);
        return records.Where(table.Holds);
    }

    public SqlColumn Resolve(SqlExpression.Column column)
    {
        var known = column.Table is null || column.Table.Equals(alias, StringComparison.OrdinalIgnoreCase) ? table.Column(column.Name) : null;
        return known ?? throw SqlRefusal.UnknownIdentifier(
            column.Table is null ? column.Name : $"{column.Table}.{column.Name}", $"{alias}={table.Name}");
    }

    private static Func<StoredRecord, bool?> Both(Func<StoredRecord, bool?> left, Func<StoredRecord, bool?> right) =>
        record => left(record) is not { } one ? right(record) == false ? false : null : one ? right(record) : false;

    private static Func<StoredRecord, bool?> Either(Func<StoredRecord, bool?> left, Func<StoredRecord, bool?> right) =>
        record => left(record) is not { } one ? right(record) == true ? true : null : one ? true : right(record);

    private Func<StoredRecord, bool?> Compare(SqlExpression.Compare compare)
    {
        var (left, right, ignoresCase) = (Value(compare.Left), Value(compare.Right), IgnoresCase(compare.Left) || IgnoresCase(compare.Right));
        return record => SqlValues.Compare(left(record), right(record), ignoresCase) is { } order
            ? compare.Operator switch
            {
                "=" => order == 0,
                "<>" => order != 0,
                "<" => order < 0,
                ">" => order > 0,
                "<=" => order <= 0,
                _ => order >= 0,
            }
            : null;
    }

    private Func<StoredRecord, bool?> In(SqlExpression expression, ImmutableArray<SqlExpression> list)
    {
        var value = Value(expression);
        var ignoresCase = IgnoresCase(expression);
        if (expression is SqlExpression.Column column && Resolve(column).Kind == SqlKind.Text && Texts(list) is { } texts)
        {
            var set = texts.ToHashSet(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            return record => value(record) is string text ? set.Contains(text) : null;
        }

        var values = list.Select(Value).ToList();
        return record => value(record) is { } wanted
            ? values.Any(candidate => SqlValues.Compare(wanted, candidate(record), ignoresCase) == 0)
            : null;
    }

    private Func<StoredRecord, bool?> Like(SqlExpression expression, SqlExpression wanted)
    {
        var (value, pattern, ignoresCase) = (Value(expression), Value(wanted), IgnoresCase(expression));
        return record => SqlValues.Show(value(record)) is { } text && SqlValues.Show(pattern(record)) is { } like
            ? SqlValues.IsLike(text, like, ignoresCase)
            : null;
    }

    private bool IgnoresCase(SqlExpression expression) => expression is SqlExpression.Column column && Resolve(column).IgnoresCase;

    private Func<StoredRecord, object?> Call(SqlExpression.Call call)
    {
        if (call is { Name: "BUILTIN.DF", Arguments: [SqlExpression.Column shown] })
        {
            var column = Resolve(shown);
            return column.Display is { } display ? record => display(company, record) : record => SqlValues.Show(column.Read(company, record));
        }

        var arguments = call.Arguments.Select(Value).ToList();
        return (call.Name, arguments.Count) switch
        {
            ("||", 2) => record => SqlValues.Show(arguments[0](record)) + SqlValues.Show(arguments[1](record)),
            ("UPPER", 1) => record => SqlValues.Show(arguments[0](record))?.ToUpperInvariant(),
            ("LOWER", 1) => record => SqlValues.Show(arguments[0](record))?.ToLowerInvariant(),
            ("NVL", 2) or ("COALESCE", >= 1) => record =>
                arguments.Select(argument => argument(record)).FirstOrDefault(value => value is not null),
            ("TO_CHAR", 1) => record => SqlValues.Show(arguments[0](record)),
            ("TO_CHAR", 2) => record => SqlValues.ToChar(arguments[0](record), Picture(arguments[1](record))),
            ("TO_DATE", 2) => record => SqlValues.ToDate(arguments[0](record), Picture(arguments[1](record))),
            _ => throw SqlRefusal.Unsupported(),
        };
    }

    private static string Picture(object? value) => value as string ?? throw SqlRefusal.Unsupported();

    // External ids that every matching row must carry, where the condition says so.
    private List<string>? ExternalIds(SqlExpression where) => where switch
    {
        SqlExpression.And(var left, var right) => ExternalIds(left) ?? ExternalIds(right),
        SqlExpression.In(SqlExpression.Column column, var list) when Resolve(column).IgnoresCase => Texts(list),
        SqlExpression.Compare("=", SqlExpression.Column column, var value) when Resolve(column).IgnoresCase => Texts([value]),
        _ => null,
    };

    private static List<string>? Texts(ImmutableArray<SqlExpression> list) => list.All(item => item is SqlExpression.Constant { Value: string })
        ? [.. list.Select(item => (string)((SqlExpression.Constant)item).Value!)]
        : null;
}
