using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>An outage parks the account and not the intake; afterwards what waited drains in order at a stated rate (R6, R9).</summary>
public sealed class ParkedAccountTests : IAsyncLifetime, IDisposable
{
    private readonly WorkWorld world = new() { DrainPerSecond = 2 };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => world.EndAsync();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task R6_While_the_account_is_parked_one_event_tries_it_and_the_others_are_left_alone()
    {
        await AcceptAsync(8);
        await OutageAsync();
        await world.StartAsync();
        await world.UntilAsync(() => Task.FromResult(!world.NetSuite.Calls.IsEmpty));
        await WorkWorld.SettleAsync();
        var before = world.NetSuite.Calls.Count;

        for (var minute = 0; minute < 10; minute++)
        {
            await OutageAsync(minutes: 2);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await WorkWorld.SettleAsync();
        }

        Assert.InRange(world.NetSuite.Calls.Count - before, 9, 11);

        // One that tries the account counts as an attempt until it is over.
        await world.UntilAsync(async () => (await world.Store.Inspection.EventsAsync(new EventFilter())).All(summary => summary.State != EventState.Processing));
        Assert.All(await world.Store.Inspection.EventsAsync(new EventFilter()), summary => Assert.Equal(0, summary.Attempts));
    }

    [Fact]
    public async Task R9_After_an_outage_what_waited_goes_on_in_order_at_the_stated_rate()
    {
        await OutageAsync();
        await AcceptAsync(1, "evt_first");
        await world.StartAsync();
        await world.UntilAsync(() => Task.FromResult(!world.NetSuite.Calls.IsEmpty));
        await world.StopAsync();
        await AcceptAsync(6);
        await world.StartAsync();
        await WorkWorld.SettleAsync();

        (world.NetSuite.IsDown, world.NetSuite.Trouble) = (false, null);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.UntilAsync(() => Task.FromResult(world.NetSuite.Creates >= 1));
        for (var second = 0; second < 2; second++)
        {
            await WorkWorld.SettleAsync();
            var before = world.NetSuite.Creates;
            world.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await WorkWorld.SettleAsync();
            Assert.InRange(world.NetSuite.Creates - before, 0, 1);
        }

        await world.UntilAsync(() => Task.FromResult(world.NetSuite.Creates == 7), TimeSpan.FromMilliseconds(500));
    }

    private Task OutageAsync(int minutes = 1)
    {
        var now = world.Clock.GetUtcNow();
        (world.NetSuite.IsDown, world.NetSuite.Trouble) = (true, new AccountTrouble(WaitCause.Account, "NetSuite does not answer.", Deliveries.Noon, now.AddMinutes(minutes)));
        return Task.CompletedTask;
    }

    private async Task AcceptAsync(int count, string name = "evt")
    {
        for (var n = 0; n < count; n++)
        {
            await world.AcceptAsync($"{name}_{n}", WorkMappings.Created, TimeSpan.FromMinutes(n), lane: $"cus_{name}{n}");
        }
    }
}
