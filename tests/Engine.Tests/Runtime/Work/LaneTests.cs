using Engine.Core.NetSuite;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>Promise R4: events of one key in order, each after the one before; what a raised, waiting or delayed event holds up, and what it does not.</summary>
public sealed class LaneTests : IAsyncLifetime, IDisposable
{
    private static readonly RecordKey Ada = new("customer", "cus_1");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly WorkWorld world = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => world.EndAsync();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task R4_A_raised_event_holds_the_later_ones_of_its_key_and_no_others()
    {
        var first = await world.AcceptAsync("evt_1", WorkMappings.StrictUnplannable);
        await world.AcceptAsync("evt_2", WorkMappings.Strict, Minute);
        await world.AcceptAsync("evt_3", WorkMappings.Strict, 2 * Minute);
        await world.AcceptAsync("evt_other", WorkMappings.Strict, Minute, lane: "cus_2");
        await world.StartAsync();

        Assert.Equal("Waits for event evt_1 of the same key, raised since 2026-01-15 12:00:00Z.", (await world.UntilAsync("evt_2", EventState.Waiting)).Reason);
        await world.UntilAsync("evt_3", EventState.Waiting);
        await world.UntilAsync("evt_other", EventState.Completed);
        Assert.DoesNotContain("create customer cus_1", world.NetSuite.Calls);
        Assert.Equal(2, (await world.Store.Exceptions.ItemAsync(1))!.Behind);

        await world.StopAsync();
        Assert.Equal<string>(["evt_2", "evt_3"], (await world.Store.Journal.ReleaseLaneAsync(first.Id)).Select(open => open.Stamp.EventId));
        await world.StartAsync();

        await world.UntilAsync("evt_3", EventState.Completed);
        Assert.Equal<string>(["evt_2", "evt_3"], world.NetSuite.Names.Where(name => name != "evt_other"));
    }

    [Fact]
    public async Task R4_A_raised_event_holds_its_key_over_a_restart_and_a_later_one_that_arrives_then()
    {
        await world.AcceptAsync("evt_1", WorkMappings.StrictUnplannable);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Raised);
        await world.RestartAsync();

        await world.StopAsync();
        await world.AcceptAsync("evt_2", WorkMappings.Strict, Minute);
        await world.StartAsync();
        await world.UntilAsync("evt_2", EventState.Waiting);
    }

    [Fact]
    public async Task An_older_fact_than_the_raised_one_is_not_held()
    {
        await world.AcceptAsync("evt_2", WorkMappings.StrictUnplannable, Minute);
        await world.StartAsync();
        await world.UntilAsync("evt_2", EventState.Raised);

        await world.StopAsync();
        await world.AcceptAsync("evt_1", WorkMappings.Strict);
        await world.StartAsync();
        await world.UntilAsync("evt_1", EventState.Completed);
    }

    [Fact]
    public async Task Onraise_release_lets_the_later_events_of_the_key_go_on()
    {
        await world.AcceptAsync("evt_1", WorkMappings.Unplannable);
        await world.AcceptAsync("evt_2", WorkMappings.Updated, Minute);
        await world.StartAsync();

        await world.UntilAsync("evt_2", EventState.Completed);
        Assert.Empty((await world.FindAsync("evt_1")).Records);
    }

    [Fact]
    public async Task An_event_that_is_written_and_looked_at_by_a_person_holds_nobody()
    {
        await world.AcceptAsync("evt_1", WorkMappings.Flagged);
        await world.AcceptAsync("evt_2", WorkMappings.Strict, Minute);
        await world.StartAsync();

        await world.UntilAsync("evt_2", EventState.Completed);
        Assert.Equal("created", Assert.Single((await world.FindAsync("evt_1")).Records).Result);
    }

    [Fact]
    public async Task The_sweep_frees_those_behind_an_event_that_somebody_resolved()
    {
        var first = await world.AcceptAsync("evt_1", WorkMappings.StrictUnplannable);
        await world.AcceptAsync("evt_2", WorkMappings.Strict, Minute);
        await world.StartAsync();
        await world.UntilAsync("evt_2", EventState.Waiting);

        // Nobody told the lanes: the event just has another end now.
        await world.Store.Journal.EndAsync(first.Id, new Ending.Ignored("Resolved without posting."), null, default, world.Clock.GetUtcNow());
        world.Clock.Advance(world.Options.SweepInterval);
        await world.UntilAsync("evt_2", EventState.Completed, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_event_that_waits_for_a_record_lets_its_key_go_on_and_one_that_is_tried_again_does_not()
    {
        await world.AcceptAsync("evt_waits", WorkMappings.Charged);
        await world.AcceptAsync("evt_retries", WorkMappings.Strict, Minute, name: "first");
        await world.AcceptAsync("evt_follows", WorkMappings.Strict, 2 * Minute, name: "second");
        world.NetSuite.Next(ScriptedNetSuite.TryLater);
        await world.StartAsync();

        await world.UntilAsync("evt_retries", EventState.Retry);
        Assert.Equal(EventState.Waiting, (await world.FindAsync("evt_waits")).State);
        await WorkWorld.SettleAsync();
        Assert.Equal(EventState.Received, (await world.FindAsync("evt_follows")).State);

        world.Clock.Advance(TimeSpan.FromSeconds(7));
        await world.UntilAsync("evt_follows", EventState.Completed);
        Assert.Equal<string>(["first", "first", "second"], world.NetSuite.Names);
        Assert.Equal("second", world.NetSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task Waiting_uses_up_no_attempt_and_the_record_wakes_it_although_its_key_is_held_elsewhere()
    {
        await world.AcceptAsync("evt_blocked", WorkMappings.StrictUnplannable, lane: "cus_9");
        await world.AcceptAsync("evt_behind", WorkMappings.Strict, Minute, lane: "cus_9");
        await world.AcceptAsync("evt_waits", WorkMappings.Charged);
        await world.StartAsync();
        await world.UntilAsync("evt_behind", EventState.Waiting);
        for (var day = 0; day < 3; day++)
        {
            Assert.Equal(0, (await world.UntilAsync("evt_waits", EventState.Waiting)).Attempts);
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        await world.StopAsync();
        await world.AcceptAsync("evt_1", WorkMappings.Paid, lane: "cus_3");
        await world.StartAsync();
        await world.UntilAsync("evt_waits", EventState.Completed);
        Assert.Equal(EventState.Waiting, (await world.FindAsync("evt_behind")).State);
    }

    [Fact]
    public async Task Equal_seconds_are_decided_alike_in_any_order_of_arrival()
    {
        string[] ids = ["evt_b", "evt_c", "evt_a"];
        foreach (var id in ids)
        {
            await world.AcceptAsync(id, WorkMappings.Updated);
            await world.StartAsync();
            await world.UntilAsync(id, EventState.Completed);
            await world.StopAsync();
        }

        Assert.Equal("evt_c", world.NetSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task A_record_that_NetSuite_lost_between_look_up_and_write_is_looked_up_again_before_a_person_is_asked()
    {
        world.NetSuite.Put(Ada, RecordContent.Empty);
        world.NetSuite.Next((_, _) => new WriteAnswer.Refused(
            new NetSuiteError(NetSuiteErrorClass.NotFound, "RCRD_DSNT_EXIST", "That record does not exist.", null), ScriptedNetSuite.Exchange(404)));
        await world.AcceptAsync("evt_1", WorkMappings.Updated);
        await world.StartAsync();

        await world.UntilAsync("evt_1", EventState.Completed, TimeSpan.FromSeconds(2));
        Assert.Equal(2, world.NetSuite.Updates);
    }

    [Fact]
    public async Task A_question_that_is_never_answered_while_the_account_is_there_ends_with_a_person()
    {
        world.NetSuite.IsDown = true;
        await world.AcceptAsync("evt_1", WorkMappings.Updated);
        await world.StartAsync();

        var summary = await world.UntilAsync("evt_1", EventState.Raised, TimeSpan.FromMinutes(5));
        Assert.StartsWith("RUN210 It was asked 300 times and gave no answer: NetSuite cannot be reached.", summary.Reason, StringComparison.Ordinal);
    }
}
