using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// A statement that is run for every event taken in or for every commit, bound by position and without an object for each value: what ADO.NET adds to it
/// costs more than the statement itself. It gives no rows. Parameters count from 1.
/// </summary>
internal sealed class RawStatement : IDisposable
{
    private const int MostOnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public RawStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, text, out statement));
    }

    public void Bind(int at, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            // An empty span would be bound as null.
            Check(text is null ? raw.sqlite3_bind_null(statement, at) : raw.sqlite3_bind_text(statement, at, text));
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        var utf8 = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, utf8);
        Check(raw.sqlite3_bind_text(statement, at, utf8));
    }

    public void Bind(int at, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(statement, at, bytes));

    public void Bind(int at, long? number) => Check(number is { } value ? raw.sqlite3_bind_int64(statement, at, value) : raw.sqlite3_bind_null(statement, at));

    /// <summary>Runs it to its end and makes it ready for the next time.</summary>
    public void Run()
    {
        try
        {
            Check(raw.sqlite3_step(statement));
        }
        finally
        {
            // It answers what the run answered, and that was told already.
            _ = raw.sqlite3_reset(statement);
            _ = raw.sqlite3_clear_bindings(statement);
        }
    }

    /// <summary>Runs an insert of one row. <c>RETURNING</c> would make a table for the row that it gives.</summary>
    /// <returns>The row's id; null when nothing was inserted.</returns>
    public long? Insert()
    {
        Run();
        return raw.sqlite3_changes(database) > 0 ? raw.sqlite3_last_insert_rowid(database) : null;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, database);
}
