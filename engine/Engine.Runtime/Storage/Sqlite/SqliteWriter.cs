using System.Diagnostics;
using System.Threading.Channels;
using Engine.Runtime.Telemetry;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// The one writer. Requests that wait while a commit is being made share the next one, so that the disk is asked once for all
/// of them; each is answered only after its commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int LargestGroup = 256;
    private const int LongestQueue = 10_000;

    private readonly PreparedConnection connection;
    private readonly SqliteChain chain;
    private readonly SqliteCheckpoints checkpoints;
    private readonly TimeProvider clock;
    private readonly Channel<SqliteWrite> queue =
        Channel.CreateBounded<SqliteWrite>(new BoundedChannelOptions(LongestQueue) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly AutoResetEvent arrived = new(false);
    private readonly Action signal;
    private readonly Task loop;

    /// <param name="chain">Attached to the connection.</param>
    /// <param name="checkpoints">Of the connection.</param>
    /// <param name="clock">Dates the seals.</param>
    public SqliteWriter(PreparedConnection connection, SqliteChain chain, SqliteCheckpoints checkpoints, TimeProvider clock)
    {
        this.connection = connection;
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.clock = clock;
        signal = () => arrived.Set();

        // A thread of its own: waiting for the disk on one of the pool's few would hold up the requests.
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Runs the work inside a commit; done when the commit is on disk. What the work throws, and what the commit throws, comes out here.</summary>
    public Task<T> WriteAsync<T>(Func<PreparedConnection, T> work)
    {
        var write = new SqliteWrite<T>(work);
        EngineMeter.Queued(1);
        return queue.Writer.TryWrite(write) ? write.Result : QueueUpAsync(write);
    }

    /// <summary>Runs what SQLite refuses within a transaction, such as VACUUM, between two commits.</summary>
    public async Task RunAloneAsync(Action<PreparedConnection> work)
    {
        var write = new SqliteWrite<bool>(
            connection =>
            {
                work(connection);
                return true;
            },
            isAlone: true);
        EngineMeter.Queued(1);
        await queue.Writer.WriteAsync(write);
        await write.Result;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        checkpoints.Dispose();
        connection.Dispose();
        arrived.Dispose();
    }

    private async Task<T> QueueUpAsync<T>(SqliteWrite<T> write)
    {
        await queue.Writer.WriteAsync(write);
        return await write.Result;
    }

    private void Run()
    {
        while (Wait(queue.Reader.WaitToReadAsync()))
        {
            var group = new List<SqliteWrite>();
            while (group.Count < LargestGroup && queue.Reader.TryPeek(out var next) && !next.IsAlone && queue.Reader.TryRead(out var write))
            {
                group.Add(write);
            }

            if (group.Count > 0)
            {
                EngineMeter.Queued(-group.Count);
                Commit(group);
            }
            else if (queue.Reader.TryRead(out var alone))
            {
                EngineMeter.Queued(-1);
                alone.TryRun(connection);
                alone.Complete();
            }
        }
    }

    // Sleeps at once, and whoever brings the next request wakes it: waiting for a task looks out for its end first, which took the processor from the requests.
    private bool Wait(ValueTask<bool> more)
    {
        var arrival = more.GetAwaiter();
        if (!arrival.IsCompleted)
        {
            arrival.UnsafeOnCompleted(signal);
            arrived.WaitOne();
        }

        return arrival.GetResult();
    }

    private void Commit(List<SqliteWrite> group)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (!TryCommitTogether(group))
            {
                CommitWithSavepoints(group);
            }
        }
        catch (Exception failure)
        {
            // Known here: SqliteException (disk full, I/O error). Nobody in the group was told anything yet, so each is told now;
            // the next group starts afresh.
            chain.RolledBack();
            group.ForEach(write => write.Fail(failure));
            return;
        }

        EngineMeter.Committed(Stopwatch.GetElapsedTime(started), group.Count);
        group.ForEach(write => write.Complete());
        checkpoints.Committed();
    }

    // The usual case: nobody fails, and no request pays for a savepoint. One that fails undoes all, and they run once more.
    private bool TryCommitTogether(List<SqliteWrite> group)
    {
        using var transaction = new WriterTransaction(connection);
        if (!group.TrueForAll(write => write.TryRun(connection)))
        {
            chain.RolledBack();
            return false;
        }

        SealAndCommit(transaction);
        return true;
    }

    private void CommitWithSavepoints(List<SqliteWrite> group)
    {
        using var transaction = new WriterTransaction(connection);
        foreach (var write in group)
        {
            RunInSavepoint(write, transaction);
        }

        SealAndCommit(transaction);
    }

    private void SealAndCommit(WriterTransaction transaction)
    {
        chain.Seal(clock.GetUtcNow());
        transaction.Commit();
        chain.Committed();
    }

    // One request that breaks a constraint must not take its neighbours along.
    private void RunInSavepoint(SqliteWrite write, WriterTransaction transaction)
    {
        var announced = chain.Pending;
        transaction.Save();
        if (write.TryRun(connection))
        {
            transaction.Release();
        }
        else
        {
            chain.Keep(announced);
            transaction.Undo();
        }
    }
}
