using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;

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
}
