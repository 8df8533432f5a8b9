using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

/// <summary>Copies of a store: made while it is in use, verified, and put back.</summary>
public sealed class SqliteBackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder elsewhere = new();

    private string Copy => Path.Combine(elsewhere.Path, "copy.db");

    private string Restored => Path.Combine(elsewhere.Path, "restored");

    public void Dispose()
    {
        folder.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task A_backup_made_while_events_come_in_restores_to_one_sound_moment()
    {
        await using var store = Stores.Open(folder);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_before"));
        var coming = Task.WhenAll(Enumerable.Range(0, 300).Select(n => Task.Run(() => store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}")))));
        var made = Assert.IsType<StoreCopy.Made>(await SqliteBackup.WriteAsync(folder.Path, Copy, CancellationToken.None));
        await coming;
        Assert.Equal([Copy], Directory.GetFiles(elsewhere.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        }

        Assert.IsType<StoreCopy.Made>(await SqliteBackup.RestoreAsync(Copy, Restored, CancellationToken.None));
        await using var again = Assert.IsType<StoreOpening<IStore>.Opened>(SqliteStore.Open(Restored)).Store;
        Assert.Single(await again.Inspection.EventAsync("acme", "evt_before"));
        Assert.Equal(made.Audit.Head, await again.Audit.HeadAsync());
        Assert.IsType<Acceptance.New>(await again.Inbox.AcceptAsync(Deliveries.Of("evt_after")));
        Assert.Equal(0, (await again.Audit.VerifyAsync(made.Audit.Head, deep: true, CancellationToken.None)).Total);
        Assert.Equal(0, (await store.Audit.VerifyAsync(made.Audit.Head, deep: true, CancellationToken.None)).Total);
    }

    [Fact]
    public async Task A_backup_replaces_nothing_and_is_restored_only_where_nothing_is()
    {
        await Stores.Open(folder).DisposeAsync();
        elsewhere.With("copy.db", "something");
        Assert.IsType<StoreCopy.Refused>(await SqliteBackup.WriteAsync(folder.Path, Copy, CancellationToken.None));
        Assert.Equal("something", await File.ReadAllTextAsync(Copy));
        Assert.IsType<StoreCopy.Refused>(await SqliteBackup.RestoreAsync(Path.Combine(folder.Path, "engine.db"), elsewhere.Path, CancellationToken.None));
        Assert.IsType<StoreCopy.Refused>(await SqliteBackup.RestoreAsync(Path.Combine(folder.Path, "nothing.db"), Restored, CancellationToken.None));
        Assert.IsType<StoreCopy.Refused>(await SqliteBackup.WriteAsync(Restored, Path.Combine(folder.Path, "x.db"), CancellationToken.None));
    }

    [Fact]
    public async Task The_configurations_that_decided_events_and_the_files_that_were_taken_in_are_in_it()
    {
        var (kept, lost, erased) = (new string('a', 64), new string('b', 64), new string('c', 64));
        var decided = Deliveries.Noon.UtcDateTime.AddDays(-30);
        await using (var store = Stores.Open(folder))
        {
            foreach (var hash in new[] { kept, lost, erased })
            {
                var file = await store.Files.BeginAsync(new NewFile("acme", "bank", hash, "lines.csv", 1, Deliveries.Noon));
                await store.Files.TakeRowsAsync(file.Number, [], isLast: true);
                await (hash == erased ? store.Files.EraseAsync(file.Number, Deliveries.Noon) : Task.CompletedTask);
            }
        }

        folder.With($"files/{kept}", "rows of a bank").With($"files/{erased}", "of somebody").With("revisions/0ab1/mappings/acme/client.yaml", "name: acme").With("revisions/0ab1/rules/acme/x.json", "[]").With("revisions/77.unfinished/half.yaml", "x");
        folder.With("files/incoming/1", "half").With("service.json", "secret");
        Directory.SetLastWriteTimeUtc(Path.Combine(folder.Path, "revisions", "0ab1"), decided);

        var made = Assert.IsType<StoreCopy.Made>(await SqliteBackup.WriteAsync(folder.Path, Copy, CancellationToken.None));
        Assert.Equal(lost, Assert.Single(made.Missing));
        var restored = Assert.IsType<StoreCopy.Made>(await SqliteBackup.RestoreAsync(Copy, Restored, CancellationToken.None));

        Assert.Equal((3, 3), (made.Beside, restored.Beside));
        Assert.Equal(made.Audit.Head, restored.Audit.Head);
        var found = Directory.GetFiles(Restored, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Restored, path)).Order(StringComparer.Ordinal);
        Assert.Equal(["engine.db", $"files/{kept}", "revisions/0ab1/mappings/acme/client.yaml", "revisions/0ab1/rules/acme/x.json"], found);
        Assert.Equal("rows of a bank", await File.ReadAllTextAsync(Path.Combine(Restored, "files", kept)));
        Assert.Equal(decided, Directory.GetLastWriteTimeUtc(Path.Combine(Restored, "revisions", "0ab1")));
        await using var again = Assert.IsType<StoreOpening<IStore>.Opened>(SqliteStore.Open(Restored)).Store;
        Assert.Equal(0, (await again.Audit.VerifyAsync(made.Audit.Head, deep: true, CancellationToken.None)).Total);
    }

    [Theory]
    [InlineData("revisions/../../out")]
    [InlineData("../files/out")]
    [InlineData("/tmp/out")]
    [InlineData("files")]
    [InlineData("files//out")]
    [InlineData("engine.lock")]
    public async Task A_copy_whose_files_lead_elsewhere_is_refused_and_leaves_nothing(string path)
    {
        await Stores.Open(folder).DisposeAsync();
        Assert.IsType<StoreCopy.Made>(await SqliteBackup.WriteAsync(folder.Path, Copy, CancellationToken.None));
        Execute(Copy, $"INSERT INTO beside VALUES ('files/good', x'00', '2026-01-01T00:00:00.0000000Z'), ('{path}', x'00', '2026-01-01T00:00:00.0000000Z')");

        var refused = Assert.IsType<StoreCopy.Refused>(await SqliteBackup.RestoreAsync(Copy, Restored, CancellationToken.None));

        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Restored));
    }

    [Fact]
    public async Task A_copy_of_the_database_alone_as_they_were_is_restored_too()
    {
        await Stores.Open(folder).DisposeAsync();
        Assert.IsType<StoreCopy.Made>(await SqliteBackup.WriteAsync(folder.Path, Copy, CancellationToken.None));
        Execute(Copy, "DROP TABLE beside");

        Assert.Equal(0, Assert.IsType<StoreCopy.Made>(await SqliteBackup.RestoreAsync(Copy, Restored, CancellationToken.None)).Beside);
    }

    [Fact]
    public async Task A_store_that_was_tampered_with_is_not_copied()
    {
        using var world = await AuditWorld.CreateAsync();
        world.Tamper("UPDATE inbox SET lane = 'other' WHERE id = 1");
        var refused = Assert.IsType<StoreCopy.Refused>(await SqliteBackup.WriteAsync(world.Data, Copy, CancellationToken.None));
        Assert.Contains("inbox 1", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(elsewhere.Path));
    }

    [Fact]
    public async Task A_damaged_page_is_found_by_the_deep_check()
    {
        using var world = await AuditWorld.CreateAsync();
        var file = Path.Combine(world.Data, "engine.db");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes.AsSpan(bytes.Length - 4096, 4096).Fill(0xAA);
        await File.WriteAllBytesAsync(file, bytes);
        Assert.IsType<StoreCopy.Refused>(await SqliteBackup.WriteAsync(world.Data, Copy, CancellationToken.None));
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
