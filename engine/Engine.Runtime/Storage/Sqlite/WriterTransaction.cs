using SQLitePCL;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// A transaction of the writer: undone when it is disposed of before its commit, and nothing where SQLite has ended it by itself, as it does when the disk is
/// full. Its statements are compiled once; the library's transactions compile theirs every time.
/// </summary>
internal readonly ref struct WriterTransaction
{
    private const string Request = "request";

    private readonly PreparedConnection connection;

    public WriterTransaction(PreparedConnection connection)
    {
        this.connection = connection;
        connection.Raw("BEGIN IMMEDIATE").Run();
    }

    /// <summary>What comes after it can be undone by itself.</summary>
    public void Save() => connection.Raw($"SAVEPOINT {Request}").Run();

    public void Release() => connection.Raw($"RELEASE {Request}").Run();

    /// <summary>Undoes what came after <see cref="Save"/>.</summary>
    public void Undo()
    {
        connection.Raw($"ROLLBACK TO {Request}").Run();
        Release();
    }

    public void Commit() => connection.Raw("COMMIT").Run();

    public void Dispose()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            connection.Raw("ROLLBACK").Run();
        }
    }
}
