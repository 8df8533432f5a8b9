using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What is asked every few seconds is answered from indexes that hold only what is asked for, however many events there are.</summary>
public sealed class SqliteStatusTests
{
    [Theory]
    [InlineData(SqliteInspection.SelectStates)]
    [InlineData(SqliteInspection.SelectRepeats)]
    [InlineData(SqliteInspection.SelectMasked)]
    [InlineData(SqliteInspection.SelectOldest)]
    [InlineData(SqliteJournal.SelectDue)]
    public async Task No_event_is_read(string statement)
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "engine.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        command.Parameters.AddWithValue("@now", "");
        command.Parameters.AddWithValue("@limit", 1);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        // The greatest number is the last entry of the table itself, found without a scan.
        Assert.All(steps.Where(step => step.Contains("inbox", StringComparison.Ordinal)), step =>
            Assert.True(step is "SEARCH TABLE inbox" or "SEARCH inbox" || step.Contains("USING COVERING INDEX inbox_", StringComparison.Ordinal), string.Join("; ", steps)));
    }

    [Fact]
    public async Task States_add_up_to_all_events()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        Ending[] endings = [new Ending.Completed([]), new Ending.Completed([]), new Ending.Ignored("rule draft")];
        foreach (var (ending, n) in endings.Select((ending, n) => (ending, n)))
        {
            var number = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}"))).Event.Id;
            await store.Journal.TakeUpAsync(number);
            await store.Journal.EndAsync(number, ending, null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);
        }

        await store.Inbox.AcceptAsync(Deliveries.Of("evt_open"));
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_open"));
        var status = await store.Inspection.StatusAsync();
        Assert.Equal(
            [(EventState.Received, 1L), (EventState.Completed, 2L), (EventState.Ignored, 1L)],
            status.Events.Where(state => state.Value > 0).Select(state => (state.Key, state.Value)).OrderBy(state => state.Key));
        Assert.Equal((1L, 0L, Deliveries.Noon), (status.Repeats, status.Masked, status.OldestOpen!.Value));
    }
}
