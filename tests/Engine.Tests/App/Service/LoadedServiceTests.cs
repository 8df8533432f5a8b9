using System.Collections.Immutable;
using System.Text.Json;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Simulation.Kill;

namespace Engine.Tests.App.Service;

/// <summary>Promises R7 and R10 by the real program: many senders at once, the same events again and again, told to stop while they send.</summary>
public sealed class LoadedServiceTests
{
    private const int Senders = 8;
    private const int Invoices = 100;

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    private static readonly DemoStory Story = ManyInvoices.Tell(3 * Invoices);
    private static readonly ImmutableArray<DemoDelivery> Deliveries = [.. Story.Deliveries.Where(delivery => delivery.EventType == "invoice.paid")];

    [Fact]
    public async Task R7_Eight_senders_of_the_same_events_bring_about_one_plan_and_one_effect_of_each()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAsync(world, Deliveries)));

        Assert.All(answers, taken => Assert.Equal(Deliveries.Length, taken));
        var events = await world.UntilQuietAsync();
        Assert.Equal(Deliveries.Select(delivery => delivery.EventId).Order(), events.Select(summary => summary.Id).Order());
        Assert.All(events, summary => Assert.Equal(EventState.Completed, summary.State));
        await EachRecordWasCreatedOnceAsync(world);
    }

    [Fact]
    public async Task R10_Told_to_stop_while_events_flow_it_ends_within_ten_seconds_with_nothing_in_work_and_nothing_is_done_twice()
    {
        await using var world = await ServiceWorld.CreateAsync(latency: TimeSpan.FromMilliseconds(50));
        await world.StartAsync();
        var sending = SendAsync(world, Deliveries);
        while ((await world.EventsAsync()).Count(summary => summary.State == EventState.Completed) < Invoices / 10)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(0, await world.StopAsync().WaitAsync(StopWithin));
        var taken = await sending;
        var left = await world.EventsAsync();
        Assert.DoesNotContain(left, summary => summary.State == EventState.Processing);
        Assert.Contains(left, summary => summary.State is EventState.Received or EventState.Retry);
        Assert.True(taken <= left.Length, $"{taken} were acknowledged, and {left.Length} are there.");

        await world.StartAsync();
        Assert.Equal(Deliveries.Length, await SendAsync(world, Deliveries));
        Assert.All(await world.UntilQuietAsync(), summary => Assert.Equal(EventState.Completed, summary.State));
        await EachRecordWasCreatedOnceAsync(world);
    }

    private static async Task<int> SendAsync(ServiceWorld world, ImmutableArray<DemoDelivery> deliveries)
    {
        var taken = 0;
        foreach (var delivery in deliveries)
        {
            taken += await world.PostAsync(delivery) ? 1 : 0;
        }

        return taken;
    }

    // A customer, an invoice and a payment of each, by as many creates, and none refused because the record was there.
    private static async Task EachRecordWasCreatedOnceAsync(ServiceWorld world)
    {
        var statistics = await world.StatisticsAsync();
        Assert.Equal(ExpectedBooks.From(Story.Facts).Length, Count(statistics, "creates"));
        Assert.Equal(0, Count(statistics, "duplicatesRefused"));
    }

    private static int Count(JsonElement statistics, string section) => statistics.GetProperty(section).EnumerateObject().Sum(count => count.Value.GetInt32());
}
