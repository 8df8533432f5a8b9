using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Periods;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for the exception queue.</summary>
public abstract class ExceptionsConformance
{
    private static readonly RecordKey Invoice = new("invoice", "in_1");
    private static readonly RecordKey Customer = new("customer", "cus_1");

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task A_raised_event_is_an_item_with_its_cause_and_what_it_is_worth()
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "The crosswalk `items` has no row for `p1`.", "FUN110", [], new EventMoney(19.99m, "USD"));

        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        Assert.Equal((ItemState.Open, ItemKind.Event, "FUN110", 19.99m, "USD", EventState.Raised), (item.State, item.Kind, item.Code, item.Amount, item.Currency, item.EventState));
        var report = await store.Exceptions.ItemAsync(item.Number);
        Assert.Equal(["raised"], report!.History.Select(entry => entry.What));
        Assert.Equal("evt_1", report.Event.Summary.Id);
        Assert.Null(await store.Exceptions.ItemAsync(item.Number + 1));
    }

    [Fact]
    public async Task Items_of_one_cause_are_one_group_with_their_money_added_up_by_currency()
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "Invoice in_1 totals 10.10 here and 10.20 in NetSuite.", "MAP211", [], new EventMoney(0.10m, "USD"));
        await RaiseAsync(store, "evt_2", "Invoice in_77 totals 9.00 here and 8.20 in NetSuite.", "MAP211", [], new EventMoney(0.20m, "USD"));
        await RaiseAsync(store, "evt_3", "Invoice in_9 totals 1 here and 2 in NetSuite.", "MAP211", [], new EventMoney(500m, "JPY"));
        await RaiseAsync(store, "evt_4", "The posting period is closed.", "NET004", [], null);

        var groups = await store.Exceptions.GroupsAsync(new ItemFilter());
        Assert.Equal([(3L, "MAP211"), (1L, "NET004")], groups.Select(group => (group.Count, group.Code)));
        Assert.Equal([("JPY", 500m), ("USD", 0.30m)], groups[0].Money.Select(sum => (sum.Key, sum.Value)));
        Assert.Equal<string>(["acme"], groups[0].Clients);
        Assert.Equal(3, (await store.Exceptions.ListAsync(new ItemFilter(Cause: groups[0].Cause))).Length);
    }

    [Fact]
    public async Task A_waiting_event_is_taken_out_once_and_what_a_person_released_it_for_stays_with_it()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1", Deliveries.Noon);
        var problem = new PlanProblem("MAP260", "Jan 2026 is closed.", null, null, null);
        Assert.Null(await store.Exceptions.TakeOutAsync(id, problem, Deliveries.Noon));

        await store.Journal.EndAsync(id, new Ending.Waiting([Invoice], Deliveries.Noon.AddDays(14), Deliveries.Noon.AddHours(1), 0), null, default, Deliveries.Noon);
        var item = Assert.IsType<long>(await store.Exceptions.TakeOutAsync(id, problem, Deliveries.Noon));
        Assert.Null(await store.Exceptions.TakeOutAsync(id, problem, Deliveries.Noon));
        Assert.Equal(("MAP260", EventState.Raised), ((await store.Exceptions.ItemAsync(item))!.Item.Code, (await store.Exceptions.ItemAsync(item))!.Item.EventState));

        var release = new PeriodRelease(new DateOnly(2026, 2, 10));
        Assert.IsType<ItemActed.Done>(await ActAsync(store, item, new ItemDeed.Retry(true, Release: release)));
        Assert.Equal(release, (await store.Journal.TakeUpAsync(id))!.Release);
        Assert.Equal(["raised", "release"], (await store.Exceptions.ItemAsync(item))!.History.Select(entry => entry.What));

        // Another retry leaves it as it was said.
        await store.Journal.EndAsync(id, Raised("NET001", "something else", [], null), null, default, Deliveries.Noon);
        await ActAsync(store, item, new ItemDeed.Retry(true));
        Assert.Equal(release, (await store.Journal.TakeUpAsync(id))!.Release);
    }

    [Fact]
    public async Task What_differs_between_source_and_books_is_one_item_that_opens_and_closes()
    {
        await using var store = Open();
        OwnFinding Found(string? message) => new("acme", OwnFinding.Books, OwnFinding.BooksDiffer, "books_stripe", "RUN441", message, "{}"u8.ToArray(), Deliveries.Noon);
        await store.Exceptions.KeepAsync(Found(null));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));

        await store.Exceptions.KeepAsync(Found("1 difference"));
        await store.Exceptions.KeepAsync(Found("2 differences"));
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        Assert.Equal(("2 differences", OwnFinding.Books, EventState.Raised), (item.Message, item.Source, item.EventState));

        await store.Exceptions.KeepAsync(Found(null));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));
        await store.Exceptions.KeepAsync(Found("1 difference"));
        Assert.Equal(item.Number, Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number);
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        await using var store = Open();
        for (var n = 1; n <= 5; n++)
        {
            await RaiseAsync(store, $"evt_{n}", "The posting period is closed.", "NET004", [], null);
        }

        var first = await store.Exceptions.ListAsync(new ItemFilter(Limit: 2));
        var second = await store.Exceptions.ListAsync(new ItemFilter(Limit: 2, After: first[^1].Number));
        Assert.Equal(["evt_1", "evt_2", "evt_3", "evt_4"], first.Concat(second).Select(item => item.EventId));
        await ActAsync(store, first[0].Number, new ItemDeed.Assign("ada"));
        Assert.Equal("evt_1", Assert.Single(await store.Exceptions.ListAsync(new ItemFilter(Assignee: "ada"))).EventId);
        Assert.Equal(4, (await store.Exceptions.ListAsync(new ItemFilter(Assignee: ""))).Length);
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter(Client: "globex")));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter(Code: "FUN110")));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter(OpenedBefore: Deliveries.Noon)));
    }

    [Fact]
    public async Task A_retry_puts_the_plan_away_and_the_item_is_settled_when_the_event_completes()
    {
        await using var store = Open();
        var id = await RaiseAsync(store, "evt_1", "closed", "NET004", [Invoice], null);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number;

        var done = Assert.IsType<ItemActed.Done>(await ActAsync(store, item, new ItemDeed.Retry(true)));
        Assert.Equal(id, Assert.Single(done.Ready).Id);
        await store.Journal.EndAsync(id, new Ending.Completed([]), null, default, Deliveries.Noon);

        var settled = (await store.Exceptions.ItemAsync(item))!;
        Assert.Equal(ItemState.Resolved, settled.Item.State);
        Assert.Equal(["raised", "retry", "completed"], settled.History.Select(entry => entry.What));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));
    }

    [Fact]
    public async Task An_item_that_is_raised_again_stays_the_same_item()
    {
        await using var store = Open();
        var id = await RaiseAsync(store, "evt_1", "closed", "NET004", [Invoice], null);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number;
        await ActAsync(store, item, new ItemDeed.Retry(true));
        await store.Journal.EndAsync(id, Raised("MAP211", "another record", [], null), null, default, Deliveries.Noon);

        var again = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        Assert.Equal((item, "MAP211", ItemState.Open), (again.Number, again.Code, again.State));
        Assert.Equal(["superseded", "open"], (await store.Exceptions.ItemAsync(item))!.Event.Problems.Select(problem => problem.State));
    }

    [Theory]
    [InlineData(-60, false, "an older fact closes nothing")]
    [InlineData(60, true, "a later fact that wrote all records closes the item")]
    public async Task A_later_success_of_the_same_records_closes_the_item(int seconds, bool closes, string because)
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "closed", "NET004", [Invoice, Customer], null);
        var later = await AcceptAsync(store, "evt_2", Deliveries.Noon.AddSeconds(seconds));
        await store.Journal.EndAsync(later, new Ending.Completed([Done(Customer), Done(new RecordKey("invoice", "IN_1"))]), null, default, Deliveries.Noon);

        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter(State: closes ? ItemState.Superseded : ItemState.Open)));
        Assert.True(item.EventId == "evt_1", because);
        var report = (await store.Exceptions.ItemAsync(item.Number))!;
        Assert.Equal(closes ? EventState.Ignored : EventState.Raised, report.Event.Summary.State);
        if (closes)
        {
            Assert.Contains("customer.created evt_2", report.History[^1].Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_later_success_of_some_of_the_records_closes_nothing()
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "closed", "NET004", [Invoice, Customer], null);
        await RaiseAsync(store, "evt_3", "no id", "MAP206", [], null);
        var later = await AcceptAsync(store, "evt_2", Deliveries.Noon.AddHours(1));
        await store.Journal.EndAsync(later, new Ending.Completed([Done(Customer)]), null, default, Deliveries.Noon);
        Assert.Equal(2, (await store.Exceptions.ListAsync(new ItemFilter(State: ItemState.Open))).Length);
    }

    [Fact]
    public async Task What_was_seen_too_long_ago_is_not_acted_on()
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "closed", "NET004", [], null);
        var seen = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        await ActAsync(store, seen.Number, new ItemDeed.Assign("ada"));

        var late = await store.Exceptions.ActAsync(new ItemAction(seen.Number, seen.Changes, new ItemDeed.Resolve(), "bob", "old", null, Deliveries.Noon));
        Assert.IsType<ItemActed.Overtaken>(late);
        Assert.Equal(EventState.Raised, (await store.Exceptions.ItemAsync(seen.Number))!.Event.Summary.State);
    }

    [Fact]
    public async Task A_plan_is_not_put_away_while_one_of_its_writes_may_still_take_effect()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1", Deliveries.Noon);
        await store.Journal.TakeUpAsync(id);
        var plan = Plans.Creating(Invoice);
        await store.Journal.RecordPlanAsync(id, plan, PlanJson.ToBytes(plan), Deliveries.Noon);
        var attempt = await store.Journal.RecordIntentAsync(new StepPoint(id, 0), StepAction.Create, Deliveries.Noon);
        await store.Journal.RecordAnswerAsync(new AttemptAnswer(attempt, AttemptOutcome.Unknown, "lost", null, Deliveries.Noon));
        await store.Journal.EndAsync(id, Raised("RUN205", "never answered", [Invoice], null), null, default, Deliveries.Noon);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number;

        Assert.IsType<ItemActed.Overtaken>(await ActAsync(store, item, new ItemDeed.Retry(true)));
        Assert.IsType<ItemActed.Done>(await ActAsync(store, item, new ItemDeed.Retry(true), Deliveries.Noon.AddMinutes(16)));
        var report = (await store.Exceptions.ItemAsync(item))!;
        Assert.Contains("unknown", Assert.Single(report.FormerPlans).Steps, StringComparison.Ordinal);
        Assert.Empty(report.Event.Steps);
    }

    [Fact]
    public async Task What_a_plan_that_was_put_away_had_written_is_remembered()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1", Deliveries.Noon);
        await store.Journal.TakeUpAsync(id);
        var plan = Plans.Creating(Customer);
        await store.Journal.RecordPlanAsync(id, plan, PlanJson.ToBytes(plan), Deliveries.Noon);
        await store.Journal.RecordDoneAsync(new StepPoint(id, 0), new RecordWritten("acme", Customer, "501", StepAction.Create, null, "rev", null, Deliveries.Noon), null);
        await store.Journal.EndAsync(id, Raised("NET004", "closed", [Customer], null), null, default, Deliveries.Noon);
        await ActAsync(store, Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number, new ItemDeed.Retry(true));

        var former = Assert.Single((await store.Journal.TakeUpAsync(id))!.Former);
        Assert.Equal((Customer, "501"), (former.Key, former.InternalId));
    }

    [Fact]
    public async Task Under_which_revision_an_event_is_decided_is_kept_until_somebody_says_otherwise()
    {
        await using var store = Open();
        var id = await RaiseAsync(store, "evt_1", "closed", "NET004", [], null);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number;
        await ActAsync(store, item, new ItemDeed.Retry(true, Under: "r1"));
        Assert.Equal("r1", (await store.Journal.TakeUpAsync(id))!.Under);
        await store.Journal.EndAsync(id, Raised("NET004", "closed", [], null), null, default, Deliveries.Noon);
        await ActAsync(store, item, new ItemDeed.Retry(true));
        Assert.Null((await store.Journal.TakeUpAsync(id))!.Under);
    }

    [Fact]
    public async Task An_edited_payload_counts_and_the_delivered_one_is_kept()
    {
        await using var store = Open();
        var id = await RaiseAsync(store, "evt_1", "closed", "NET004", [], null);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number;
        var other = Deliveries.Body("evt_1", WorkMappings.Created, name: "Grace");
        await ActAsync(store, item, new ItemDeed.Retry(true, other));

        Assert.Equal(other, (await store.Journal.TakeUpAsync(id))!.Body.ToArray());
        var report = (await store.Exceptions.ItemAsync(item))!;
        Assert.Equal(Deliveries.Body("evt_1", WorkMappings.Created), report.Event.Body.ToArray());
        Assert.Equal("ada", Assert.Single(report.Edits).Who);
    }

    [Fact]
    public async Task A_hold_ends_at_its_time_or_with_its_event()
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "closed", "NET004", [], null);
        await RaiseAsync(store, "evt_2", "closed", "NET004", [], null);
        var items = await store.Exceptions.ListAsync(new ItemFilter());
        await ActAsync(store, items[0].Number, new ItemDeed.Hold(Deliveries.Noon.AddHours(1), null));
        await ActAsync(store, items[1].Number, new ItemDeed.Hold(null, "evt_3"));

        Assert.Empty(await store.Journal.WakeDueAsync(Deliveries.Noon.AddMinutes(59), 10));
        Assert.Equal("evt_1", Assert.Single(await store.Journal.WakeDueAsync(Deliveries.Noon.AddHours(1), 10)).Stamp.EventId);
        var awaited = await AcceptAsync(store, "evt_3", Deliveries.Noon);
        await store.Journal.EndAsync(awaited, new Ending.Completed([]), null, default, Deliveries.Noon);
        Assert.Equal("evt_2", Assert.Single(await store.Journal.WakeDueAsync(Deliveries.Noon, 10)).Stamp.EventId);
    }

    [Fact]
    public async Task A_hold_for_an_event_that_has_come_already_ends_at_once()
    {
        await using var store = Open();
        await store.Journal.EndAsync(await AcceptAsync(store, "evt_0", Deliveries.Noon), new Ending.Completed([]), null, default, Deliveries.Noon);
        await RaiseAsync(store, "evt_1", "closed", "NET004", [], null);
        await ActAsync(store, Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number, new ItemDeed.Hold(null, "evt_0"));
        Assert.Equal("evt_1", Assert.Single(await store.Journal.WakeDueAsync(Deliveries.Noon, 10)).Stamp.EventId);
    }

    [Fact]
    public async Task Another_body_of_an_event_is_an_item_of_its_own_that_the_events_success_does_not_close()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1", Deliveries.Noon);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", body: Deliveries.Body("evt_1", WorkMappings.Created, name: "Other")));
        await store.Journal.EndAsync(id, new Ending.Completed([]), null, default, Deliveries.Noon);

        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter(State: ItemState.Open)));
        Assert.Equal((ItemKind.Variant, "RUN110"), (item.Kind, item.Code));
        await ActAsync(store, item.Number, new ItemDeed.Resolve());
        Assert.Equal(EventState.Completed, (await store.Exceptions.ItemAsync(item.Number))!.Item.EventState);
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));
    }

    [Fact]
    public async Task Resolved_without_posting_the_event_is_ignored_with_the_reason_and_can_be_reopened()
    {
        await using var store = Open();
        await RaiseAsync(store, "evt_1", "closed", "NET004", [], null);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Number;
        await ActAsync(store, item, new ItemDeed.Resolve());

        var resolved = (await store.Exceptions.ItemAsync(item))!;
        Assert.Equal((ItemState.Resolved, EventState.Ignored), (resolved.Item.State, resolved.Item.EventState));
        Assert.Equal("Resolved by ada without posting: because", resolved.Event.Summary.Reason);
        await ActAsync(store, item, new ItemDeed.Reopen());
        var reopened = (await store.Exceptions.ItemAsync(item))!;
        Assert.Equal((ItemState.Open, EventState.Raised), (reopened.Item.State, reopened.Item.EventState));
        Assert.Equal("open", Assert.Single(reopened.Event.Problems).State);
    }

    /// <summary>Whatever happens in whatever order, an event has one outcome, and a person is asked exactly while it is raised.</summary>
    [Fact]
    public void Every_event_has_exactly_one_present_outcome() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => RunAsync(seed).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private async Task RunAsync(int seed)
    {
        var random = new Lcg(seed);
        await using var store = Open();
        var events = new List<long>();
        for (var n = 0; n < 4; n++)
        {
            events.Add(await AcceptAsync(store, $"evt_{n}", Deliveries.Noon.AddSeconds(random.Next(5))));
        }

        for (var move = 0; move < 40; move++)
        {
            await MoveAsync(store, events, random, Deliveries.Noon.AddMinutes(move));
            await CheckAsync(store);
        }
    }

    private static async Task MoveAsync(IStore store, List<long> events, Lcg random, DateTimeOffset now)
    {
        var items = await store.Exceptions.ListAsync(new ItemFilter(State: (ItemState)random.Next(4)));
        if (items.IsEmpty || random.Next(2) == 0)
        {
            var id = events[random.Next(events.Count)];
            var open = (await store.Inspection.EventsAsync(new EventFilter())).Single(summary => summary.Number == id);
            if (open.State is EventState.Received or EventState.Retry or EventState.Processing or EventState.Waiting)
            {
                await store.Journal.EndAsync(id, EndingOf(random, now), null, default, now);
            }

            return;
        }

        var item = items[random.Next(items.Length)];
        ItemDeed? deed = (item.State, random.Next(5)) switch
        {
            (ItemState.Open or ItemState.Held, 0) => new ItemDeed.Retry(true),
            (ItemState.Open, 1) when item.EventState == EventState.Raised => new ItemDeed.Hold(now.AddMinutes(2), null),
            (ItemState.Open or ItemState.Held, 2) => new ItemDeed.Resolve(),
            (ItemState.Resolved or ItemState.Superseded, 3) when item.EventState == EventState.Ignored => new ItemDeed.Reopen(),
            (_, 4) => new ItemDeed.Assign("ada"),
            _ => null,
        };
        if (deed is not null)
        {
            await store.Exceptions.ActAsync(new ItemAction(item.Number, item.Changes, deed, "ada", "why", null, now));
        }

        await store.Journal.WakeDueAsync(now, 10);
    }

    private static Ending EndingOf(Lcg random, DateTimeOffset now) => random.Next(5) switch
    {
        0 => new Ending.Completed([Done(Invoice)]),
        1 => new Ending.Ignored("a rule"),
        2 => new Ending.Retry(now, "later", WaitCause.Budget),
        _ => Raised("NET004", "closed", [Invoice], null),
    };

    private static async Task CheckAsync(IStore store)
    {
        var all = new List<ExceptionItem>();
        foreach (var state in Enum.GetValues<ItemState>())
        {
            all.AddRange(await store.Exceptions.ListAsync(new ItemFilter(State: state)));
        }

        Assert.Equal(all.Count, all.Select(item => item.Number).Distinct().Count());
        foreach (var summary in await store.Inspection.EventsAsync(new EventFilter()))
        {
            var asked = all.Where(item => item.Event == summary.Number && item.State is ItemState.Open or ItemState.Held && item.Event == summary.Number).ToList();
            Assert.True(asked.Count <= 1);
            Assert.True(summary.State != EventState.Raised || asked.Count == 1, $"{summary.Id} is raised and nobody is asked.");
            Assert.True(summary.State is not (EventState.Completed or EventState.Ignored) || asked.Count == 0, $"{summary.Id} is {summary.State} and somebody is asked.");
        }
    }

    private static OutcomeRecord Done(RecordKey key) => new(key, "1", "updated");

    private static Ending.Raised Raised(string code, string message, ImmutableArray<RecordKey> keys, EventMoney? money) =>
        new([new PlanProblem(code, message, null, null, null)]) { Matter = new ItemMatter(keys, money) };

    private static async Task<long> RaiseAsync(IStore store, string eventId, string message, string code, ImmutableArray<RecordKey> keys, EventMoney? money)
    {
        var id = await AcceptAsync(store, eventId, Deliveries.Noon);
        await store.Journal.EndAsync(id, Raised(code, message, keys, money), null, default, Deliveries.Noon);
        return id;
    }

    private static async Task<long> AcceptAsync(IStore store, string eventId, DateTimeOffset created) =>
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(eventId, created: created))).Event.Id;

    private static async Task<ItemActed> ActAsync(IStore store, long item, ItemDeed deed, DateTimeOffset? at = null) => await store.Exceptions.ActAsync(
        new ItemAction(item, (await store.Exceptions.ItemAsync(item))!.Item.Changes, deed, "ada", "because", null, at ?? Deliveries.Noon));

    /// <summary>A repeatable sequence of numbers.</summary>
    private sealed class Lcg(int seed)
    {
        private ulong state = (ulong)seed;

        public int Next(int below) => (int)(((state = (state * 6364136223846793005) + 1442695040888963407) >> 33) % (ulong)below);
    }
}
