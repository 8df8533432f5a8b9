using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// Moves what stands in the write-ahead log into the database while the writer goes on. Done by SQLite itself it is done by whoever commits, every
/// thousand pages: everybody waits for it, and a page that many commits change is written as often. What the writer adds meanwhile it moves itself, which is
/// little; only then does the log begin anew.
/// </summary>
/// <param name="database">Where a connection beside the writer's comes from.</param>
/// <param name="writer">The one connection that writes. Asked on its thread alone.</param>
internal sealed class SqliteCheckpoints(SqliteDatabase database, SqliteConnection writer) : IDisposable
{
    /// <summary>The log's size in pages of 4 KiB at which a run begins.</summary>
    private const int PagesApart = 2_000;

    /// <summary>And the size at which the writer waits for the run: the disk is slower than the writer.</summary>
    private const int MostPages = 32_000;

    /// <summary>So few pages are left to the writer.</summary>
    private const int Little = 500;

    private const int MostRounds = 4;

    // Opened once: to open it reads the whole schema.
    private SqliteConnection? beside;
    private Task? run;
    private long pages;

    /// <summary>Called after every commit.</summary>
    public void Committed()
    {
        _ = raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 1);
        pages += written;
        if (run is null)
        {
            run = pages >= PagesApart ? Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default) : null;
        }
        else if (run.IsCompleted || pages >= MostPages)
        {
            Finish();
        }
    }

    /// <summary>The writer stops: nothing goes on beside it, and the next start finds a short log.</summary>
    public void Dispose()
    {
        Finish();
        beside?.Dispose();
    }

    private void Finish()
    {
        run?.Wait();
        run = null;

        // A reader may keep part of the log from being moved: then it is tried again after as many pages.
        pages = 0;
        TryMove(writer);
    }

    private void Run()
    {
        try
        {
            beside ??= database.OpenBeside();
            for (var round = 0; round < MostRounds && TryMove(beside) is > Little; round++)
            {
            }
        }
        catch (SqliteException)
        {
            // The database cannot be opened now: the writer meets the same trouble and says so.
        }
    }

    /// <summary>Pages that are left in the log; null when it could not be tried. Waits for nobody.</summary>
    private static long? TryMove(SqliteConnection connection)
    {
        try
        {
            var (_, all, moved) = connection.QuerySingle<(long IsBusy, long All, long Moved)>("PRAGMA wal_checkpoint(PASSIVE)");
            return all - moved;
        }
        catch (SqliteException)
        {
            // A full disk, say. Nothing is lost: it stands in the log, and is moved another time.
            return null;
        }
    }
}
