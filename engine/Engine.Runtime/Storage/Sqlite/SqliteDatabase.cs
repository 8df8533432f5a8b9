using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>One database file: how connections to it are opened.</summary>
internal sealed class SqliteDatabase
{
    public const string FileName = "engine.db";

    private const int BusyTimeoutMilliseconds = 10_000;
    private const int CacheKilobytes = 16 * 1024;
    private const int CountsMemory = 9;
    private const int LargestIdleLog = 64 * 1024 * 1024;

    private readonly string alone;
    private readonly string readOnly;
    private readonly string readWrite;

    static SqliteDatabase()
    {
        Batteries_V2.Init();

        // Nobody asks how much memory SQLite has, and to count it takes a lock with every allocation. Refused, and no matter, where SQLite runs already.
        _ = raw.sqlite3_config(CountsMemory, 0);
    }

    private SqliteDatabase(string file)
    {
        readWrite = ConnectionString(file, SqliteOpenMode.ReadWriteCreate);
        readOnly = ConnectionString(file, SqliteOpenMode.ReadOnly);
        alone = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
    }

    /// <summary>The database of a data folder.</summary>
    public static SqliteDatabase Of(string folder) => new(Path.Combine(folder, FileName));

    /// <summary>A database under any name.</summary>
    public static SqliteDatabase InFile(string file) => new(file);

    /// <summary>
    /// The only connection that writes. FULL: a commit is on the disk, not only with the operating system, when it returns;
    /// an event is acknowledged on the strength of that. What is erased is overwritten, not only left out.
    /// </summary>
    public PreparedConnection OpenWriter()
    {
        var connection = Open(readWrite);
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");

        // Of 2 MB, SQLite's own, the pages of the indexes were pushed out by bodies and read again with every commit.
        connection.Execute($"PRAGMA cache_size = -{CacheKilobytes}");

        // See SqliteCheckpoints. A log that grew behind a long reader is cut when it begins anew.
        connection.Execute($"PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = {LargestIdleLog}");
        return connection;
    }

    /// <summary>A connection beside the writer's that moves pages from the log to the database; it changes nothing.</summary>
    public PreparedConnection OpenBeside()
    {
        var connection = Open(readWrite);
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }

    public PreparedConnection OpenReader() => Open(readOnly);

    /// <summary>Closes the connections that are kept for the next reader. Never all pools of the process: that closes what others are just taking up.</summary>
    public void LetGo()
    {
        using var any = new SqliteConnection(readOnly);
        SqliteConnection.ClearPool(any);
    }

    /// <summary>A reading connection that nobody gets after its user: it may carry functions of its own.</summary>
    public PreparedConnection OpenAlone() => Open(alone);

    private static string ConnectionString(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = mode == SqliteOpenMode.ReadOnly }.ToString();

    private static PreparedConnection Open(string connectionString)
    {
        var connection = new PreparedConnection(connectionString);
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
