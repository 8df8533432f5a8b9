using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// A table whose rows the audit chain vouches for. Triggers hand every row that is inserted, changed or deleted to the function
/// <see cref="SqliteChain.Function"/> of the writer, so that nobody who writes a row has to remember to announce it.
/// </summary>
/// <param name="Number">Stands in the chain; never reused.</param>
/// <param name="Key">The columns that name a row.</param>
/// <param name="Columns">What is vouched for beside the key. Counters and times of the next look are not.</param>
internal sealed record AuditedTable(byte Number, string Name, ImmutableArray<string> Key, ImmutableArray<string> Columns)
{
    /// <summary>Expressions vouched for beside the columns; <c>{0}</c> stands before each column.</summary>
    public ImmutableArray<string> Computed { get; init; } = [];

    /// <summary>The triggers' names and how they are made.</summary>
    public IEnumerable<(string Name, string Sql)> Triggers =>
    [
        Trigger("insert", "INSERT", "", ChainOperation.Set, "NEW"),
        Trigger("update", $"UPDATE OF {string.Join(", ", Columns)}", $"WHEN {Differs}", ChainOperation.Set, "NEW"),
        Trigger("delete", "DELETE", "", ChainOperation.Deleted, "OLD"),
    ];

    /// <summary>The arguments of the function for each row of the table as it is.</summary>
    public string Arguments(ChainOperation operation, string row = "") =>
        string.Join(", ", [
            $"{Number}", $"{(int)operation}", $"{Key.Length}",
            .. Key.Concat(Columns).Select(column => Prefix(row) + column),
            .. Computed.Select(expression => string.Format(CultureInfo.InvariantCulture, expression, Prefix(row))),
        ]);

    private static string Prefix(string row) => row.Length == 0 ? "" : row + ".";

    private string Differs => string.Join(" OR ", Columns.Select(column => $"OLD.{column} IS NOT NEW.{column}"));

    private (string Name, string Sql) Trigger(string suffix, string when, string condition, ChainOperation operation, string row)
    {
        var name = $"audit_{Name}_{suffix}";
        return (name, $"CREATE TRIGGER {name} AFTER {when} ON {Name} {condition} BEGIN SELECT {SqliteChain.Function}({Arguments(operation, row)}); END");
    }
}
