using System.Collections.Immutable;
using System.Text.Json;
using Engine.App.Demo;
using Engine.Runtime.Storage;

namespace Engine.Tests.App.Service;

/// <summary>A recorded day through the running service a second time, by the command that an operator uses.</summary>
public sealed class ReplayTests
{
    [Fact]
    public Task Where_nothing_differs_a_replay_of_the_whole_day_writes_nothing() => ReplayAsync(UninterruptedRun.Deliveries);

    [Fact]
    public Task R12_A_replay_of_the_whole_history_writes_nothing() =>
        ReplayAsync([.. DemoHistory.Acme.Deliveries.Where(delivery => delivery.Expected != DemoOutcome.Refused)]);

    [Fact]
    public async Task What_cannot_be_decided_again_is_told_event_by_event()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        var delivery = UninterruptedRun.Deliveries[^1];
        Assert.True(await world.PostAsync(delivery));
        await world.UntilQuietAsync();
        Assert.Equal(0, (await world.CommandAsync("erase", "--client", "acme", "--subject", delivery.EventId, "--why", "asked for it")).Exit);

        var (exit, output) = await world.CommandAsync("replay", "--client", "acme", delivery.EventId, "evt_nobody");
        var (_, none) = await world.CommandAsync("replay", "--client", "acme", "--raised", "MAP999");

        Assert.Equal(1, exit);
        Assert.Contains($"{delivery.EventId} ({delivery.EventType}): its payload was erased, so that nothing can be decided of it any more", output, StringComparison.Ordinal);
        Assert.Contains("evt_nobody: RUN405 No event evt_nobody of acme ever came here.", output, StringComparison.Ordinal);
        Assert.Contains("No event that came here is of this kind.", none, StringComparison.Ordinal);
    }

    private static async Task ReplayAsync(ImmutableArray<DemoDelivery> deliveries)
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        foreach (var delivery in deliveries)
        {
            await world.PostAsync(delivery);
        }

        await world.UntilQuietAsync();

        // Events may wait for each other a while longer; what the day came to is what stands after a look at all of it.
        var (_, preview) = await world.CommandAsync("replay", "--client", "acme", "--from", "2020-01-01", "--format", "json");
        Assert.Contains("\"state\": \"done\"", preview, StringComparison.Ordinal);
        var before = await world.UntilQuietAsync();
        var (books, writes) = (await world.BooksAsync(), await WritesAsync(world));
        Assert.True(writes > 0);

        var (exit, output) = await world.CommandAsync("replay", "--client", "acme", "--from", "2020-01-01", "--to", "2030-01-01", "--yes", "--why", "a second look", "--format", "json");

        using var run = JsonDocument.Parse(output);
        var counts = run.RootElement.GetProperty("counts");
        Assert.True(exit == 0, output);
        Assert.True(counts.GetProperty("differ").GetInt32() == 0, output);
        Assert.InRange(counts.GetProperty("same").GetInt32(), before.Count(summary => summary.State == EventState.Completed), before.Length);
        Assert.Equal(writes, await WritesAsync(world));
        Assert.Equal(string.Join("\n", books), string.Join("\n", await world.BooksAsync()));
        Assert.Equal(before.Select(summary => (summary.Id, summary.State)), (await world.EventsAsync()).Select(summary => (summary.Id, summary.State)));
    }

    private static async Task<long> WritesAsync(ServiceWorld world) => (await world.GetAsync("/api/status")).GetProperty("netSuite").GetProperty("accounts").EnumerateArray()
        .Sum(account => account.GetProperty("calls").GetProperty("create").GetInt64() + account.GetProperty("calls").GetProperty("update").GetInt64());
}
