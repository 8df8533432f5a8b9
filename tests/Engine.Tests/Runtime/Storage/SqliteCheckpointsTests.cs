using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

/// <summary>The write-ahead log is moved into the database beside the writer, and stays bounded.</summary>
public sealed class SqliteCheckpointsTests : IDisposable
{
    // A run begins at 8,000 pages; at 32,000 the writer waits for it, and a last group comes on top.
    private const long FirstRun = 8_000L * 4_096;
    private const long Longest = 33_000L * 4_096;
    private const int BodyBytes = 500_000;

    private readonly TemporaryFolder folder = new();

    private long LogBytes => new FileInfo(Path.Combine(folder.Path, "engine.db-wal")).Length;

    private long DatabaseBytes => new FileInfo(Path.Combine(folder.Path, "engine.db")).Length;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task However_much_is_written_the_log_keeps_its_size_and_nothing_is_lost()
    {
        await using (var store = Stores.Open(folder))
        {
            await WriteAsync(store, 0, 300);
            Assert.InRange(LogBytes, 1, Longest);
            Assert.InRange(DatabaseBytes, 2 * FirstRun, long.MaxValue);
        }

        await using var again = Stores.Open(folder);
        Assert.Equal(300, (await again.Inspection.StatusAsync()).Events.Values.Sum());
        Assert.Equal(0, (await again.Audit.VerifyAsync(null, deep: true, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task Behind_a_reader_that_does_not_end_the_log_grows_and_afterwards_it_is_short_again()
    {
        await using var store = Stores.Open(folder);
        await WriteAsync(store, 0, 1);
        using (var reader = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "engine.db")};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var look = reader.CreateCommand();
            look.CommandText = "SELECT count(*) FROM inbox";
            Assert.Equal(1L, look.ExecuteScalar());
            await WriteAsync(store, 1, 150);
            Assert.Equal(1L, look.ExecuteScalar());
            Assert.InRange(LogBytes, 2 * FirstRun, long.MaxValue);
        }

        await WriteAsync(store, 151, 150);
        Assert.InRange(LogBytes, 1, Longest);
    }

    private static async Task WriteAsync(IStore store, int from, int count)
    {
        var name = new string('x', BodyBytes);
        for (var n = from; n < from + count; n++)
        {
            Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}", name: name)));
        }
    }
}
