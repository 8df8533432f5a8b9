using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Tests.Runtime.Support;
using Microsoft.Data.Sqlite;

namespace Engine.Tests.Runtime.Storage;

public sealed class SqliteStoreTests : IDisposable
{
    private static readonly RecordKey Invoice = new("invoice", "in_1");
    private static readonly RecordKey Customer = new("customer", "cus_1");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_hundred_deliveries_of_fifty_events_at_once_become_fifty_events()
    {
        await using var store = Stores.Open(folder);
        var accepted = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n % 50}")))));

        Assert.Equal(50, accepted.OfType<Acceptance.New>().Count());
        var status = await store.Inspection.StatusAsync();
        Assert.Equal((50L, 150L), (status.Events[EventState.Received], status.Repeats));
    }

    [Fact]
    public async Task One_event_id_of_two_clients_is_two_events()
    {
        await using var store = Stores.Open(folder);
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", "acme")));
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", "globex")));
    }

    [Fact]
    public async Task The_same_event_with_another_body_is_kept_beside_the_first()
    {
        await using var store = Stores.Open(folder);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"));
        var other = Deliveries.Of("evt_1", body: Deliveries.Body("evt_1", customer: "cus_2"));

        Assert.IsType<Acceptance.Variant>(await store.Inbox.AcceptAsync(other));
        Assert.IsType<Acceptance.Variant>(await store.Inbox.AcceptAsync(other));

        var report = Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
        Assert.Equal((2L, 0L), (report.Summary.Variants, report.Summary.Repeats));
        Assert.Equal(Deliveries.Body("evt_1", WorkMappings.Created), report.Body.ToArray());
    }

    [Fact]
    public async Task What_was_accepted_is_there_after_the_store_is_opened_again()
    {
        await using (var store = Stores.Open(folder))
        {
            await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", lane: "cus_7"));
        }

        await using var again = Stores.Open(folder);
        var open = Assert.Single(await again.Journal.ResumeAsync());
        Assert.Equal(("acme", "cus_7", "evt_1", false), (open.Client, open.Lane, open.Stamp.EventId, open.HasStarted));
    }

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
    public async Task An_event_in_work_at_a_death_is_taken_up_again_and_counted()
    {
        await using var store = Stores.Open(folder);
        var id = await AcceptAsync(store, "evt_1");
        await store.Journal.TakeUpAsync(id);
        await store.Journal.ResumeAsync();
        Assert.Equal(1, (await store.Journal.TakeUpAsync(id))!.Interruptions);
    }

    [Fact]
    public async Task A_plan_of_which_something_was_done_is_never_replaced()
    {
        await using var store = Stores.Open(folder);
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
        await using var store = Stores.Open(folder);
        var id = await AcceptAsync(store, "evt_1");
        var nowhere = store.Journal.RecordIntentAsync(new StepPoint(id, 5), StepAction.Create, Deliveries.Noon);
        var good = Enumerable.Range(0, 20).Select(n => store.Inbox.AcceptAsync(Deliveries.Of($"evt_more_{n}"))).ToList();

        await Assert.ThrowsAsync<SqliteException>(() => nowhere);
        Assert.All(await Task.WhenAll(good), acceptance => Assert.IsType<Acceptance.New>(acceptance));
        Assert.Equal(21, (await store.Inspection.StatusAsync()).Events[EventState.Received]);
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

    [Fact]
    public async Task A_done_step_keeps_its_exchange_its_record_and_its_fact()
    {
        await using var store = Stores.Open(folder);
        var id = await AcceptAsync(store, "evt_1");
        await DoAsync(store, id, "evt_1", Invoice, new FactStamp(Deliveries.Noon, "invoice.paid", "evt_1"));

        var attempt = Assert.Single(Assert.Single((await store.Inspection.EventAsync("acme", "evt_1"))[0].Steps).Attempts);
        Assert.Equal((AttemptOutcome.Done, 204, "op-1"), (attempt.Outcome, attempt.Exchange!.Status, attempt.Exchange.OperationId));
        var known = (await store.Records.KnownAsync("acme", [Invoice with { ExternalId = "IN_1" }])).Single().Value;
        Assert.Equal(("77", "evt_1"), (known.InternalId, known.LastFact!.EventId));
        Assert.Empty(await store.Records.KnownAsync("globex", [Invoice]));
    }

    [Fact]
    public async Task The_newest_fact_of_a_record_stays_whatever_comes_later()
    {
        await using var store = Stores.Open(folder);
        var newer = new FactStamp(Deliveries.Noon.AddHours(1), "invoice.paid", "evt_new");
        await DoAsync(store, await AcceptAsync(store, "evt_new"), "evt_new", Invoice, newer);
        await DoAsync(store, await AcceptAsync(store, "evt_old"), "evt_old", Invoice, new FactStamp(Deliveries.Noon, "invoice.paid", "evt_old"));
        await DoAsync(store, await AcceptAsync(store, "evt_link"), "evt_link", Invoice, null);

        Assert.Equal(newer, (await store.Records.KnownAsync("acme", [Invoice]))[Invoice].LastFact);
    }

    [Fact]
    public async Task Whoever_waits_for_a_record_is_woken_when_it_is_done()
    {
        await using var store = Stores.Open(folder);
        var sleeper = await AcceptAsync(store, "evt_payment");
        Assert.Null(await WaitAsync(store, sleeper, await store.Records.PositionAsync(), new RecordKey("invoice", "IN_1")));

        var woken = await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null);

        Assert.Equal([sleeper], woken.Select(open => open.Id));
        Assert.Equal(EventState.Retry, (await store.Inspection.EventAsync("acme", "evt_payment"))[0].Summary.State);
    }

    [Fact]
    public async Task A_record_of_another_client_wakes_nobody()
    {
        await using var store = Stores.Open(folder);
        await WaitAsync(store, await AcceptAsync(store, "evt_payment", "globex"), 0, Invoice);
        Assert.Empty(await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null));
    }

    [Fact]
    public async Task A_record_that_came_between_the_look_up_and_the_wait_wakes_at_once()
    {
        await using var store = Stores.Open(folder);
        var lookedUpAt = await store.Records.PositionAsync();
        await DoAsync(store, await AcceptAsync(store, "evt_invoice"), "evt_invoice", Invoice, null);

        var sleeper = await AcceptAsync(store, "evt_payment");
        Assert.NotNull(await WaitAsync(store, sleeper, lookedUpAt, Invoice));
        Assert.Null(await WaitAsync(store, sleeper, await store.Records.PositionAsync(), Invoice));
    }

    [Fact]
    public async Task Waiting_events_come_due_at_their_time_and_not_before()
    {
        await using var store = Stores.Open(folder);
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
        await using var store = Stores.Open(folder);
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

    [Fact]
    public async Task Refused_deliveries_are_counted_by_client_and_code()
    {
        await using var store = Stores.Open(folder);
        await store.Inbox.CountRefusalsAsync([new("acme", "EVT103", 2), new("", "RUN101", 1)], Deliveries.Noon);
        await store.Inbox.CountRefusalsAsync([new("acme", "EVT103", 3)], Deliveries.Noon);
        Assert.Equal<RefusalCount>([new("", "RUN101", 1), new("acme", "EVT103", 5)], (await store.Inspection.StatusAsync()).Refusals.AsEnumerable());
    }

    [Theory]
    [InlineData("'; DROP TABLE inbox; --")]
    [InlineData("evt_\"quoted\"")]
    [InlineData("evt_%_")]
    public async Task Text_from_outside_is_only_ever_a_value(string id)
    {
        await using var store = Stores.Open(folder);
        var body = "{}"u8.ToArray();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_other"));
        await store.Inbox.AcceptAsync(new Delivery(id, Deliveries.Event(Deliveries.Body("evt_1")) with { Id = id, Type = id }, body, id, Deliveries.Noon));

        Assert.Equal(id, Assert.Single(await store.Inspection.EventAsync(id, id)).Summary.Type);
        Assert.Single(await store.Inspection.EventsAsync(new EventFilter(Client: id)));
        Assert.Equal(2, (await store.Inspection.StatusAsync()).Events[EventState.Received]);
    }

    private static async Task<long> AcceptAsync(IStore store, string id, string client = "acme") =>
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(id, client))).Event.Id;

    private static async Task<long> EndAsync(IStore store, string eventId, Ending ending)
    {
        var id = await AcceptAsync(store, eventId);
        await store.Journal.TakeUpAsync(id);
        await store.Journal.EndAsync(id, ending, null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);
        return id;
    }

    private static Task<OpenEvent?> WaitAsync(IStore store, long id, long lookedUpAt, RecordKey key) => store.Journal.EndAsync(
        id,
        new Ending.Waiting([key], Deliveries.Noon.AddDays(14), Deliveries.Noon.AddHours(1), lookedUpAt),
        null,
        ReadOnlyMemory<byte>.Empty,
        Deliveries.Noon);

    private static async Task<ImmutableArray<OpenEvent>> DoAsync(IStore store, long id, string eventId, RecordKey key, FactStamp? fact)
    {
        var point = new StepPoint(id, 0);
        await store.Journal.RecordPlanAsync(id, PlanFor(eventId, key), "{}"u8.ToArray(), Deliveries.Noon);
        var attempt = await store.Journal.RecordIntentAsync(point, StepAction.Create, Deliveries.Noon);
        var exchange = new HttpExchange("POST", "/invoice", "{}", 204, "", "op-1", TimeSpan.FromMilliseconds(12));
        return await store.Journal.RecordDoneAsync(
            point,
            new RecordWritten("acme", key, "77", StepAction.Create, fact, "rev", null, Deliveries.Noon),
            new AttemptAnswer(attempt, AttemptOutcome.Done, null, exchange, Deliveries.Noon));
    }

    private static Plan PlanFor(string eventId, RecordKey key) => new()
    {
        EventId = eventId,
        EventType = "invoice.paid",
        Client = "acme",
        Revision = "rev",
        Verdict = PlanVerdict.Write,
        Steps = [new PlanStep(new WantedRecord("it", key, WriteMode.Upsert, RecordContent.Empty), StepAction.Create, null, RecordContent.Empty, [], null)],
    };

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "engine.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
