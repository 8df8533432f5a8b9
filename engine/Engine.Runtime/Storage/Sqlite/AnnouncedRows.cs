using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What the entries read so far say of each row. Kept in a temporary database on disk: a journal of years does not fit into memory.</summary>
internal sealed class AnnouncedRows : IDisposable
{
    // An empty name: SQLite makes a file that goes with the connection.
    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand set;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand find;

    public AnnouncedRows()
    {
        connection.Open();
        connection.Execute("CREATE TABLE announced (item INTEGER NOT NULL, name TEXT NOT NULL, hash BLOB NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY (item, name)) WITHOUT ROWID");
        transaction = connection.BeginTransaction();
        set = Command("INSERT OR REPLACE INTO announced VALUES (@item, @name, @hash, @seal)", "@item", "@name", "@hash", "@seal");
        delete = Command("DELETE FROM announced WHERE item = @item AND name = @name", "@item", "@name");
        find = Command("SELECT hash, seal FROM announced WHERE item = @item AND name = @name", "@item", "@name");
    }

    public void Apply(ChainEntry entry, long seal)
    {
        if (entry.Operation == ChainOperation.Deleted)
        {
            Run(delete, (long)entry.Table, entry.Key);
        }
        else
        {
            Run(set, (long)entry.Table, entry.Key, entry.Hash, seal);
        }
    }

    /// <summary>What was announced last of a row, taken out; null when nothing is, or when its deletion was.</summary>
    public (byte[] Hash, long Seal)? Take(ChainEntry row)
    {
        Fill(find, (long)row.Table, row.Key);
        using (var reader = find.ExecuteReader())
        {
            if (!reader.Read())
            {
                return null;
            }

            var found = ((byte[])reader[0], reader.GetInt64(1));
            reader.Close();
            Run(delete, (long)row.Table, row.Key);
            return found;
        }
    }

    /// <summary>Rows of a table that were announced and not taken out.</summary>
    public IEnumerable<(string Key, long Seal)> Left(AuditedTable table) =>
        connection.Query<(string, long)>("SELECT name, seal FROM announced WHERE item = @Number ORDER BY seal", new { table.Number }, transaction, buffered: false);

    public void Dispose()
    {
        ImmutableArray.Create(set, delete, find).ToList().ForEach(command => command.Dispose());
        transaction.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddRange(parameters.Select(name => new SqliteParameter { ParameterName = name }));
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        Fill(command, values);
        command.ExecuteNonQuery();
    }

    private static void Fill(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
