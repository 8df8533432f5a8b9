using System.Collections.Immutable;
using System.Globalization;
using Engine.Sandbox.Books;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;
using Microsoft.Data.Sqlite;

namespace Engine.Sandbox.Sql;

/// <summary>
/// The account's records as tables of a SQLite database in memory: a copy, brought up to date with what was written since the last
/// query. Every use holds the company's gate.
/// </summary>
internal sealed class SqlDatabase : IDisposable
{
    /// <summary>What <c>BUILTIN.DF</c> shows for a record.</summary>
    public const string NamesTable = "$names";

    private const string Owner = "$record";

    // A query over everything times everything must end; NetSuite would give up on it too.
    private const int MostSteps = 500_000_000;
    private const int StepsAtOnce = 100_000;

    private readonly Company company;
    private readonly SqliteConnection connection;
    private int revision;
    private int patience;
    private (RecordCatalog Catalog, bool OneWorld, bool Compound)? shape;

    static SqlDatabase() => SQLitePCL.Batteries_V2.Init();

    public SqlDatabase(Company company)
    {
        this.company = company;
        connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        SqlFunctions.AddTo(connection);
        SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, StepsAtOnce, _ => --patience < 0 ? 1 : 0, null);
        Execute("PRAGMA case_sensitive_like = ON");
        Execute($"CREATE TABLE \"{NamesTable}\" (\"group\" TEXT, id INTEGER, name TEXT, PRIMARY KEY (\"group\", id)) WITHOUT ROWID");
    }

    /// <summary>The tables there are, by name.</summary>
    public ImmutableSortedDictionary<string, SqlTable> Tables { get; private set; } = ImmutableSortedDictionary<string, SqlTable>.Empty;

    /// <summary>Brings tables and rows up to date.</summary>
    public void Refresh()
    {
        var now = (company.Catalog, company.Switches.IsOn(WireSwitches.OneWorld), company.Switches.IsOn(WireSwitches.CompoundStatus));
        patience = int.MaxValue;
        if (shape != now)
        {
            Rebuild();
            shape = now;
        }
        else if (revision != company.Revision)
        {
            using var transaction = connection.BeginTransaction();
            var changed = company.ChangedSince(revision).Distinct().ToList();
            foreach (var address in changed.Concat(Affected(changed)).Distinct())
            {
                Forget(address);
                Put(company.Find(address.Group, address.Id));
            }

            transaction.Commit();
        }

        revision = company.Revision;
    }

    /// <summary>Rows as pairs of name and shown value; nulls are left out.</summary>
    /// <exception cref="Http.Refusal">The query fails on the data it meets, such as a text that should be a number.</exception>
    public List<IReadOnlyList<KeyValuePair<string, string>>> Run(string sql, IReadOnlyList<object> parameters, ImmutableArray<SqlColumn> columns)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            patience = MostSteps / StepsAtOnce;
            for (var at = 0; at < parameters.Count; at++)
            {
                command.Parameters.AddWithValue($"@p{at}", parameters[at]);
            }

            using var reader = command.ExecuteReader();
            var rows = new List<IReadOnlyList<KeyValuePair<string, string>>>();
            while (reader.Read())
            {
                rows.Add(Shown(reader, columns));
            }

            return rows;
        }
        // What SQLite or a function of ours cannot do with a value; NetSuite does not say more either.
        catch (Exception problem) when (problem is SqliteException or FormatException or OverflowException or DivideByZeroException)
        {
            throw SqlRefusal.Unsupported();
        }
    }

    public void Dispose() => connection.Dispose();

    private static List<KeyValuePair<string, string>> Shown(SqliteDataReader reader, ImmutableArray<SqlColumn> columns)
    {
        var cells = new List<KeyValuePair<string, string>>(columns.Length);
        for (var at = 0; at < columns.Length; at++)
        {
            if (!reader.IsDBNull(at))
            {
                var value = Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)!;
                cells.Add(new(columns[at].Name, columns[at].Kind == SqlKind.Date ? SqlFunctions.ShowDate(value) : value));
            }
        }

        return cells;
    }

    // Paying an invoice changes the standing of documents that were not written themselves: all that the changed ones name, now or before.
    private List<RecordAddress> Affected(List<RecordAddress> changed)
    {
        var transactions = changed.Where(address => address.Group == RecordGroups.Transaction).ToList();
        var now = transactions.Select(address => company.Transaction(address.Id)).OfType<StoredRecord>()
            .SelectMany(DocumentLinks.Of).SelectMany(link => new[] { link.Previous, link.Next });
        return [.. now.Concat(transactions.SelectMany(address => NamedBefore(address.Id))).Select(id => new RecordAddress(RecordGroups.Transaction, id))];
    }

    private List<long> NamedBefore(long transaction)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT previousdoc FROM nexttransactionlinelink WHERE \"{Owner}\" = @id";
        command.Parameters.AddWithValue("@id", transaction);
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private void Rebuild()
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in Tables.Values)
        {
            Execute($"DROP TABLE \"{table.Name}\"");
        }

        Execute($"DELETE FROM \"{NamesTable}\"");
        Tables = SqlTables.Of(company);
        foreach (var table in Tables.Values)
        {
            Create(table);
        }

        foreach (var record in company.All)
        {
            Put(record);
        }

        transaction.Commit();
    }

    private void Create(SqlTable table)
    {
        var columns = table.Columns.Select(column => $"\"{column.Name}\" {(column.Kind == SqlKind.Whole ? "INTEGER" : "TEXT")}");
        Execute($"CREATE TABLE \"{table.Name}\" (\"{Owner}\" INTEGER, {string.Join(", ", columns)})");
        Execute($"CREATE INDEX \"{table.Name}$record\" ON \"{table.Name}\" (\"{Owner}\")");
        foreach (var column in table.Columns.Where(column => column.IgnoresCase || column.Name is "id" or "transaction" or "previousdoc" or "nextdoc"))
        {
            Execute($"CREATE INDEX \"{table.Name}${column.Name}\" ON \"{table.Name}\" (\"{column.Name}\"{(column.IgnoresCase ? " COLLATE NOCASE" : "")})");
        }
    }

    private void Forget(RecordAddress address)
    {
        foreach (var table in Tables.Values.Where(table => table.Group == address.Group))
        {
            Execute($"DELETE FROM \"{table.Name}\" WHERE \"{Owner}\" = @0", address.Id);
        }

        Execute($"DELETE FROM \"{NamesTable}\" WHERE \"group\" = @0 AND id = @1", address.Group, address.Id);
    }

    private void Put(StoredRecord? record)
    {
        if (record is null)
        {
            return;
        }

        foreach (var table in Tables.Values.Where(table => table.Group == record.Definition.Group))
        {
            foreach (var row in table.Rows(company, record))
            {
                var places = string.Join(", ", Enumerable.Range(0, row.Count + 1).Select(at => $"@{at}"));
                Execute($"INSERT INTO \"{table.Name}\" VALUES ({places})", [record.Id, .. row.Select(Kept)]);
            }
        }

        Execute($"INSERT INTO \"{NamesTable}\" VALUES (@0, @1, @2)", record.Definition.Group, record.Id, record.Display);
    }

    private static object Kept(object? value) => value switch
    {
        null => DBNull.Value,
        decimal number => SqlFunctions.Shortest(number),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => value,
    };

    private void Execute(string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue($"@{at}", values[at]);
        }

        command.ExecuteNonQuery();
    }
}
