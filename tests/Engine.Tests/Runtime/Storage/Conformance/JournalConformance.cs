using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage.Conformance;

/// <summary>What <see cref="IJournal"/> promises.</summary>
public abstract class JournalConformance<TPlace> : StoreConformance<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task An_event_in_work_at_a_death_is_taken_up_again_and_counted()
    {
        await using var store = Place.Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Journal.TakeUpAsync(id);
        await store.Journal.ResumeAsync();
        Assert.Equal(1, (await store.Journal.TakeUpAsync(id))!.Interruptions);
    }

    [Fact]
    public async Task A_plan_of_which_something_was_done_is_never_replaced()
    {
        await using var store = Place.Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Journal.RecordPlanAsync(id, PlanFor("evt_1", Invoice), "{}"u8.ToArray(), Deliveries.Noon);
        await store.Journal.RecordPlanAsync(id, PlanFor("evt_1", Invoice), "{}"u8.ToArray(), Deliveries.Noon);
        await store.Journal.RecordIntentAsync(new StepPoint(id, 0), StepAction.Create, Deliveries.Noon);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.Journal.RecordPlanAsync(id, PlanFor("evt_1", Customer), "{}"u8.ToArray(), Deliveries.Noon));
        Assert.Equal("invoice", Assert.Single((await store.Inspection.EventAsync("acme", "evt_1"))[0].Steps).RecordType);
    }

    [Fact]
    public async Task A_request_that_fails_takes_none_of_its_neighbours_along()
    {
        await using var store = Place.Open();
        var id = await AcceptAsync(store, "evt_1");
        var nowhere = store.Journal.RecordIntentAsync(new StepPoint(id, 5), StepAction.Create, Deliveries.Noon);
        var good = Enumerable.Range(0, 20).Select(n => store.Inbox.AcceptAsync(Deliveries.Of($"evt_more_{n}"))).ToList();

        await Assert.ThrowsAnyAsync<Exception>(() => nowhere);
        Assert.All(await Task.WhenAll(good), acceptance => Assert.IsType<Acceptance.New>(acceptance));
        Assert.Equal(21, (await store.Inspection.StatusAsync()).Events[EventState.Received]);
    }

    [Fact]
    public async Task Whoever_waits_for_a_record_is_woken_when_it_is_done()
    {
        await using var store = Place.Open();
        var sleeper = await AcceptAsync(store, "evt_payment");
        Assert.Null(await WaitAsync(store, sleeper, await store.Records.PositionAsync(), new RecordKey("invoice", "IN_1")));

        var woken = await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null);

        Assert.Equal([sleeper], woken.Select(open => open.Id));
        Assert.Equal(EventState.Retry, (await store.Inspection.EventAsync("acme", "evt_payment"))[0].Summary.State);
    }

    [Fact]
    public async Task Whoever_waits_for_several_records_is_woken_by_the_last_of_them()
    {
        await using var store = Place.Open();
        var sleeper = await AcceptAsync(store, "evt_payout");
        await WaitAsync(store, sleeper, await store.Records.PositionAsync(), Invoice, Customer);

        var first = await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null);
        var again = await DoAsync(store, await AcceptAsync(store, "evt_again"), "evt_again", Invoice, null);
        var last = await DoAsync(store, await AcceptAsync(store, "evt_customer"), "evt_customer", Customer, null);

        Assert.Empty(first);
        Assert.Empty(again);
        Assert.Equal([sleeper], last.Select(open => open.Id));
    }

    [Fact]
    public async Task A_record_of_another_client_wakes_nobody()
    {
        await using var store = Place.Open();
        await WaitAsync(store, await AcceptAsync(store, "evt_payment", "globex"), 0, Invoice);
        Assert.Empty(await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null));
    }

    [Fact]
    public async Task A_record_that_came_between_the_look_up_and_the_wait_wakes_at_once()
    {
        await using var store = Place.Open();
        var lookedUpAt = await store.Records.PositionAsync();
        await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null);

        var sleeper = await AcceptAsync(store, "evt_payment");
        Assert.NotNull(await WaitAsync(store, sleeper, lookedUpAt, Invoice));
        Assert.Null(await WaitAsync(store, sleeper, await store.Records.PositionAsync(), Invoice));
    }

    [Fact]
    public async Task Waiting_events_come_due_at_their_time_and_not_before()
    {
        await using var store = Place.Open();
        var id = await AcceptAsync(store, "evt_payment");
        await WaitAsync(store, id, 0, Invoice);

        Assert.Empty(await store.Journal.WakeDueAsync(Deliveries.Noon.AddMinutes(59), 10));
        Assert.Empty(await store.Journal.ResumeAsync());
        Assert.Equal([id], (await store.Journal.WakeDueAsync(Deliveries.Noon.AddMinutes(60), 10)).Select(open => open.Id));
        Assert.Empty(await store.Journal.WakeDueAsync(Deliveries.Noon.AddMinutes(60), 10));
    }

    [Fact]
    public async Task Every_unfinished_state_is_taken_up_after_a_start_and_no_finished_one()
    {
        await using var store = Place.Open();
        var problem = new PlanProblem("MAP001", "The item has no row.", "invoice", "item", null);
        var received = await AcceptAsync(store, "evt_received");
        var processing = await AcceptAsync(store, "evt_processing");
        await store.Journal.TakeUpAsync(processing);
        var retry = await EndAsync(store, "evt_retry", new Ending.Retry(Deliveries.Noon.AddMinutes(5), "NetSuite is down.", WaitCause.Account));
        await EndAsync(store, "evt_completed", new Ending.Completed([new OutcomeRecord(Invoice, "77", "created")]));
        await EndAsync(store, "evt_ignored", new Ending.Ignored("rule draft"));
        await EndAsync(store, "evt_raised", new Ending.Raised([problem, problem]));
        var waiting = await EndAsync(store, "evt_waiting", new Ending.Waiting([Invoice], Deliveries.Noon.AddDays(14), Deliveries.Noon.AddDays(14), 0));

        Assert.Equal([received, processing, retry], (await store.Journal.ResumeAsync()).Select(open => open.Id).Order());
        Assert.Equal([waiting], (await store.Journal.WakeDueAsync(Deliveries.Noon.AddDays(14), 10)).Select(open => open.Id));
        Assert.Equal(1, (await store.Inspection.StatusAsync()).Events[EventState.Completed]);
        Assert.Equal("MAP001 The item has no row. (and 1 more)", (await store.Inspection.EventAsync(null, "evt_raised"))[0].Summary.Reason);
        Assert.Equal(2, (await store.Inspection.EventAsync(null, "evt_raised"))[0].Problems.Length);
    }
}
