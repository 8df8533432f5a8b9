using Engine.Core.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>The wall clock is set an hour forth or back: no event is stuck, none is done twice, and no write in doubt is repeated early.</summary>
public sealed class SetClockTests : IAsyncLifetime, IDisposable
{
    private static readonly RecordKey Ada = new("customer", "cus_1");

    private readonly WorkWorld world = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => world.EndAsync();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_pause_is_as_long_as_it_was_meant_to_be(int hours)
    {
        world.NetSuite.Next(ScriptedNetSuite.TryLater);
        await world.AcceptAsync("evt_1", WorkMappings.Created);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Retry);

        // The store says so before the lane waits for it.
        await WorkWorld.SettleAsync();
        world.Clock.Set(TimeSpan.FromHours(hours));
        world.Clock.Advance(TimeSpan.FromSeconds(6));
        await WorkWorld.SettleAsync();
        Assert.Equal(EventState.Retry, (await world.FindAsync("evt_1")).State);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.UntilAsync("evt_1", EventState.Completed);
        Assert.Equal(2, world.NetSuite.Creates);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task R5_A_lost_update_is_not_repeated_before_it_can_come_no_more(int hours)
    {
        world.NetSuite.Put(Ada, RecordContent.Empty);
        world.NetSuite.Next(ScriptedNetSuite.Lost);
        await world.AcceptAsync("evt_1", WorkMappings.Updated);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Retry);

        world.Clock.Set(TimeSpan.FromHours(hours));
        for (var minute = 0; minute < 15; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await WorkWorld.SettleAsync();
        }

        Assert.Equal(1, world.NetSuite.Updates);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.UntilAsync("evt_1", EventState.Completed, TimeSpan.FromSeconds(10));
        Assert.Equal(2, world.NetSuite.Updates);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_read_that_lags_is_asked_again_although_the_clock_was_set_since_the_write(int hours)
    {
        await world.AcceptAsync("evt_1", WorkMappings.Updated);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Completed);
        var creates = world.NetSuite.Creates;

        world.Clock.Set(TimeSpan.FromHours(hours));
        world.NetSuite.Vacate(Ada);
        world.Engine.Part<LaneBoard>().Add(await world.AcceptAsync("evt_2", WorkMappings.Updated, TimeSpan.FromMinutes(1)));
        await world.UntilAsync("evt_2", EventState.Retry);
        await WorkWorld.SettleAsync();
        Assert.Equal(creates, world.NetSuite.Creates);

        world.Clock.Advance(TimeSpan.FromSeconds(31));
        await world.UntilAsync("evt_2", EventState.Completed, TimeSpan.FromSeconds(10));
        Assert.Equal(creates + 1, world.NetSuite.Creates);
    }

    [Fact]
    public async Task A_clock_set_back_while_the_engine_is_down_delays_an_event_by_an_hour_at_most()
    {
        world.NetSuite.Next(ScriptedNetSuite.TryLater);
        await world.AcceptAsync("evt_1", WorkMappings.Created);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Retry);
        await world.StopAsync();
        world.Clock.Set(TimeSpan.FromHours(-5));
        await world.RestartAsync();
        await world.UntilAsync(() => Task.FromResult(world.Engine.Part<LaneBoard>().Count == 1));

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.UntilAsync("evt_1", EventState.Completed);
    }

    [Fact]
    public async Task A_record_written_in_the_future_of_a_clock_that_was_set_back_is_not_taken_for_one_that_lags()
    {
        await world.AcceptAsync("evt_1", WorkMappings.Updated);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Completed);
        await world.StopAsync();
        world.Clock.Set(TimeSpan.FromHours(-1));
        await world.AcceptAsync("evt_2", WorkMappings.Updated, TimeSpan.FromMinutes(1));
        await world.StartAsync();

        await world.UntilAsync("evt_2", EventState.Completed);
    }
}
