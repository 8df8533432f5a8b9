using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// Lets a transaction be disposed of that SQLite has ended by itself, as it does when the disk is full. The library rolls back all the same,
/// fails, and then takes its connection to be inside a transaction for ever (Microsoft.Data.Sqlite 10, SqliteTransaction.Dispose): it is given
/// one to end. To be disposed of before the transaction.
/// </summary>
internal readonly ref struct SafeRollback(SqliteTransaction transaction)
{
    public void Dispose()
    {
        // No connection: it was committed.
        if (transaction.Connection is { } connection && SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN");
        }
    }
}
