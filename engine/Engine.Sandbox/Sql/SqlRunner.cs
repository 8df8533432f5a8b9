using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>Runs a query over the company's records.</summary>
internal sealed class SqlRunner(Company company)
{
    /// <summary>Rows as pairs of lower-case name and shown value; null values are left out.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Run(SqlQuery query)
    {
        var plans = query.Selects.Select(Plan).ToList();
        if (plans.Any(plan => plan.Names.Length != plans[0].Names.Length))
        {
            throw SqlRefusal.Unsupported();
        }

        IEnumerable<SqlRow> rows = plans[0].Rows();
        for (var at = 1; at < plans.Count; at++)
        {
            rows = rows.Concat(plans[at].Rows());
            rows = query.KeepsRepeats[at - 1] ? rows : rows.DistinctBy(row => row.Key);
        }

        rows = Ordered(rows, query, plans[0]);
        rows = query.First is { } first ? rows.Take(first) : rows;
        return [.. rows.Select(row => Shown(plans[0].Names, row))];
    }

    private static List<KeyValuePair<string, string>> Shown(ImmutableArray<string> names, SqlRow row) =>
    [
        .. names.Zip(row.Values, (name, value) => (Name: name, Value: SqlValues.Show(value)))
            .Where(cell => cell.Value is not null)
            .Select(cell => KeyValuePair.Create(cell.Name, cell.Value!)),
    ];

    private SqlPlan Plan(SqlSelect select)
    {
        var table = SqlTables.Find(select.Table) ?? throw SqlRefusal.UnknownTable(select.Table);
        return SqlPlan.Of(select, table, new SqlCompiler(company, table, select.Alias));
    }

    private static IEnumerable<SqlRow> Ordered(IEnumerable<SqlRow> rows, SqlQuery query, SqlPlan plan)
    {
        IOrderedEnumerable<SqlRow>? ordered = null;
        foreach (var (value, descends) in query.Order)
        {
            var key = Key(value, plan, query.Selects.Length == 1);
            var comparer = Comparer<object?>.Create(Compare);
            ordered = (ordered, descends) switch
            {
                (null, false) => rows.OrderBy(key, comparer),
                (null, true) => rows.OrderByDescending(key, comparer),
                (_, false) => ordered.ThenBy(key, comparer),
                (_, true) => ordered.ThenByDescending(key, comparer),
            };
        }

        return ordered ?? rows;
    }

    // By the name or place of a column of the answer, or, without UNION, by any expression over the table.
    private static Func<SqlRow, object?> Key(SqlExpression value, SqlPlan plan, bool isSingle)
    {
        var at = value switch
        {
            SqlExpression.Column { Table: null, Name: var name } => plan.Names.IndexOf(name.ToLowerInvariant()),
            SqlExpression.Constant { Value: decimal place } when place >= 1 && place <= plan.Names.Length => (int)place - 1,
            _ => -1,
        };
        if (at >= 0)
        {
            return row => row.Values[at];
        }

        if (!isSingle || plan.IsAggregate)
        {
            throw SqlRefusal.Unsupported();
        }

        var read = plan.Compiler.Value(value);
        return row => read(row.Record!);
    }

    // Oracle puts nulls last when ascending.
    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => SqlValues.Compare(left, right, ignoresCase: false)!.Value,
    };
}
