using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// Disposes of a transaction, also of one that SQLite has ended by itself, as it does when the disk is full. The library rolls that one back
/// all the same, fails, and then takes its connection to be inside a transaction for ever (Microsoft.Data.Sqlite 10,
/// SqliteTransaction.RollbackInternal): it is given one to end.
/// </summary>
internal readonly ref struct SafeRollback(SqliteConnection connection, SqliteTransaction transaction)
{
    public void Dispose()
    {
        try
        {
            transaction.Dispose();
        }
        catch (SqliteException) when (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN");
            transaction.Dispose();
        }
    }
}
