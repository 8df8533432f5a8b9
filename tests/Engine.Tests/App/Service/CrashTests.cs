using System.Collections.Immutable;
using Engine.App.Demo;
using Engine.Runtime.Storage;

namespace Engine.Tests.App.Service;

/// <summary>The real program is killed, as <c>kill -9</c> does, between every two of its effects, and started again.</summary>
public sealed class CrashTests(UninterruptedRun uninterrupted) : IClassFixture<UninterruptedRun>
{
    [Theory]
    [InlineData("after-inbox:4")]
    [InlineData("after-plan:1")]
    [InlineData("after-plan:3")]
    [InlineData("after-intent:1")]
    [InlineData("after-intent:3")]
    [InlineData("before-send:2")]
    [InlineData("after-send:1")]
    [InlineData("after-send:2")]
    [InlineData("after-send:3")]
    [InlineData("after-done:1")]
    [InlineData("after-done:3")]
    [InlineData("before-outcome:1")]
    public async Task A_death_anywhere_leads_to_the_same_books_and_loses_no_event(string crashAt)
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync(crashAt);
        foreach (var delivery in UninterruptedRun.Deliveries)
        {
            await world.PostAsync(delivery);
        }

        await world.WaitForExitAsync();
        Assert.NotEqual(0, world.Process.ExitCode);

        await world.StartAsync();
        Assert.All(await Task.WhenAll(UninterruptedRun.Deliveries.Select(world.PostAsync)), Assert.True);
        var events = await world.UntilQuietAsync();

        Assert.Equal<string>(uninterrupted.Books, await world.BooksAsync());
        Assert.Equal(uninterrupted.States, events.ToImmutableSortedDictionary(summary => summary.Id, summary => summary.State));
    }

    [Fact]
    public async Task No_acknowledged_event_is_lost_when_the_process_is_killed_while_it_takes_events_in()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        var acknowledged = new List<string>();
        var gate = new Lock();
        var senders = Enumerable.Range(0, 8).Select(sender => Task.Run(async () =>
        {
            for (var n = 0; !world.Process.HasExited; n++)
            {
                var id = $"evt_{sender}_{n}";
                if (await world.PostAsync(Ignored(id)))
                {
                    lock (gate)
                    {
                        acknowledged.Add(id);
                    }
                }
            }
        })).ToList();

        while (CountOf(acknowledged, gate) < 200)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        await world.KillAsync();
        await Task.WhenAll(senders);

        await world.StartAsync();
        var kept = (await world.UntilQuietAsync()).Select(summary => summary.Id).ToHashSet();
        Assert.DoesNotContain(acknowledged, id => !kept.Contains(id));
    }

    [Fact]
    public async Task Told_to_stop_the_service_ends_in_time_and_leaves_nothing_half_done()
    {
        await using var world = await ServiceWorld.CreateAsync(latency: TimeSpan.FromMilliseconds(100));
        await world.StartAsync();
        foreach (var delivery in UninterruptedRun.Deliveries)
        {
            Assert.True(await world.PostAsync(delivery));
        }

        Assert.Equal(0, await world.StopAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain(await world.EventsAsync(), summary => summary.State == EventState.Processing);

        await world.StartAsync();
        await world.UntilQuietAsync();
        Assert.Equal<string>(uninterrupted.Books, await world.BooksAsync());
    }

    private static int CountOf(List<string> list, Lock gate)
    {
        lock (gate)
        {
            return list.Count;
        }
    }

    private static DemoDelivery Ignored(string id)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(
            $$"""{"id":"{{id}}","object":"event","type":"payment_intent.succeeded","created":1767700000,"api_version":null,"data":{"object":{"id":"pi_1","object":"payment_intent"} } }""");
        return new DemoDelivery(id, "payment_intent.succeeded", body, DemoOutcome.Ignored);
    }
}
