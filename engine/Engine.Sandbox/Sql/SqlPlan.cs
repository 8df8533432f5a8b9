using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>One SELECT, ready to run.</summary>
/// <param name="Names">The answer's columns in lower case, whatever the casing of their aliases.</param>
/// <param name="Rows">Reads the rows.</param>
/// <param name="IsAggregate">Whether there is one row for all records.</param>
internal sealed record SqlPlan(SqlCompiler Compiler, ImmutableArray<string> Names, Func<IEnumerable<SqlRow>> Rows, bool IsAggregate)
{
    public static SqlPlan Of(SqlSelect select, SqlTable table, SqlCompiler compiler)
    {
        var columns = select.Columns.SelectMany(column => column.Value is SqlExpression.Star
            ? table.Columns.Select(each => ((SqlExpression)new SqlExpression.Column(null, each.Name), (string?)null))
            : [column]).ToImmutableArray();
        ImmutableArray<string> names = [.. columns.Select((column, index) => Name(column.Item1, column.Item2, index))];
        var test = select.Where is null ? null : compiler.Test(select.Where);
        var records = compiler.Candidates(select.Where).Where(record => test is null || test(record) == true);
        var isAggregate = columns.Any(column => SqlAggregate.Is(column.Item1));
        var rows = isAggregate ? Aggregated(columns, compiler, records) : Plain(select, columns, compiler, records);
        return new SqlPlan(compiler, names, rows, isAggregate);
    }

    private static Func<IEnumerable<SqlRow>> Plain(
        SqlSelect select, ImmutableArray<(SqlExpression Value, string?)> columns, SqlCompiler compiler, IEnumerable<StoredRecord> records)
    {
        var values = columns.Select(column => compiler.Value(column.Value)).ToList();
        var rows = records.Select(record => new SqlRow(record, [.. values.Select(value => value(record))]));
        return () => select.IsDistinct ? rows.DistinctBy(row => row.Key) : rows;
    }

    private static Func<IEnumerable<SqlRow>> Aggregated(
        ImmutableArray<(SqlExpression Value, string?)> columns, SqlCompiler compiler, IEnumerable<StoredRecord> records)
    {
        var aggregates = columns.Select(column => SqlAggregate.Compile(column.Value, compiler)).ToList();
        return () =>
        {
            var all = records.ToList();
            return [new SqlRow(null, [.. aggregates.Select(aggregate => aggregate(all))])];
        };
    }

    private static string Name(SqlExpression value, string? alias, int index) =>
        (alias ?? (value as SqlExpression.Column)?.Name ?? $"expr{index + 1}").ToLowerInvariant();
}
