using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What is particular to a store in a file: who may open it, and what becomes of a commit that breaks off.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_belongs_to_one_store_at_a_time()
    {
        await using (Stores.Open(folder))
        {
            var refused = Assert.IsType<StoreOpening<IStore>.Refused>(SqliteStore.Open(folder.Path));
            Assert.Equal("RUN001", refused.Code.Id);
        }

        await using var free = Stores.Open(folder);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", "RUN002")]
    [InlineData("PRAGMA application_id = 7", "RUN003")]
    public async Task A_database_of_a_newer_engine_or_of_another_program_is_left_alone(string change, string code)
    {
        await Stores.Open(folder).DisposeAsync();
        Execute(change);

        Assert.Equal(code, Assert.IsType<StoreOpening<IStore>.Refused>(SqliteStore.Open(folder.Path)).Code.Id);
        Assert.Equal(code, Assert.IsType<StoreOpening<IInspection>.Refused>(SqliteStore.OpenInspection(folder.Path)).Code.Id);
    }

    [Fact]
    public async Task What_holds_payloads_is_of_no_concern_to_other_users_of_the_machine()
    {
        await using var store = Stores.Open(folder);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));
        foreach (var file in Directory.GetFiles(folder.Path, "engine.db*"))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Path.Combine(folder.Path, "engine.db"), new string('x', 5000));
        Assert.Equal("RUN003", Assert.IsType<StoreOpening<IStore>.Refused>(SqliteStore.Open(folder.Path)).Code.Id);
    }

    [Fact]
    public void Reading_where_no_engine_ever_ran_makes_no_database()
    {
        Assert.IsType<StoreOpening<IInspection>.Refused>(SqliteStore.OpenInspection(folder.Path));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Reading_works_beside_a_running_service()
    {
        await using var store = Stores.Open(folder);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));
        var inspection = Assert.IsType<StoreOpening<IInspection>.Opened>(SqliteStore.OpenInspection(folder.Path)).Store;
        Assert.Equal("evt_1", Assert.Single(await inspection.EventsAsync(new EventFilter())).Id);
    }

    [Fact]
    public async Task A_commit_that_breaks_off_refuses_what_was_in_it_and_harms_nothing_else()
    {
        await using var store = Stores.Open(folder);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));

        // SQLite rolls the whole transaction back, as it does when the disk is full.
        Execute("CREATE TRIGGER full BEFORE INSERT ON inbox WHEN NEW.event_id = 'evt_2' BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => store.Inbox.AcceptAsync(Deliveries.Of("evt_2")));
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_3")));
        Execute("DROP TRIGGER full");
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_2")));
        Assert.Equal(3, (await store.Inspection.StatusAsync()).Events[EventState.Received]);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "engine.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
