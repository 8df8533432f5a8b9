using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>The shell's paths: what happens between a decision and the books when answers are lost, late or refusals.</summary>
public sealed class WorkerTests : IAsyncLifetime, IDisposable
{
    private static readonly RecordKey Ada = new("customer", "cus_1");
    private static readonly RecordKey Invoice = new("invoice", "in_1");

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly ScriptedNetSuite netSuite = new();
    private IStore store = null!;
    private RunningEngine? engine;

    public Task InitializeAsync()
    {
        store = Stores.Open(folder);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Records_are_written_in_order_and_point_to_each_other()
    {
        await AcceptAndStartAsync("evt_1", WorkMappings.Paid);

        var summary = await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal<string>(["created", "created"], summary.Records.Select(record => record.Result));
        Assert.Equal<string>(["look customer cus_1", "look invoice in_1", "create customer cus_1", "create invoice in_1"], netSuite.Calls);
        var known = await store.Records.KnownAsync("acme", [Ada, Invoice]);
        Assert.Null(known[Ada].LastFact);
        Assert.Equal("evt_1", known[Invoice].LastFact!.EventId);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_when_it_has_settled_and_what_is_there_is_adopted()
    {
        netSuite.Next(netSuite.DoneAndLost);
        await AcceptAndStartAsync("evt_1");
        Assert.Equal(Deliveries.Noon.AddSeconds(5), (await UntilAsync("evt_1", EventState.Retry)).NextAt);

        clock.Advance(TimeSpan.FromSeconds(5));

        var summary = await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal("created", Assert.Single(summary.Records).Result);
        Assert.Equal(1, netSuite.Creates);
    }

    [Fact]
    public async Task A_lost_write_is_not_repeated_before_the_client_would_have_given_up()
    {
        netSuite.Next(ScriptedNetSuite.Lost);
        await AcceptAndStartAsync("evt_1");
        await UntilAsync("evt_1", EventState.Retry);

        await AdvanceToNextLookAsync("evt_1", TimeSpan.FromSeconds(5));
        await AdvanceToNextLookAsync("evt_1", TimeSpan.FromSeconds(25));
        Assert.Equal(1, netSuite.Creates);

        clock.Advance(TimeSpan.FromSeconds(90));
        await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal(2, netSuite.Creates);
    }

    [Fact]
    public async Task A_late_landing_between_look_up_and_repeat_leaves_one_record()
    {
        netSuite.Next(ScriptedNetSuite.Lost, (key, content) =>
        {
            netSuite.Put(key, content);
            return ScriptedNetSuite.Taken(key, content);
        });
        await AcceptAndStartAsync("evt_1");
        await UntilAsync("evt_1", EventState.Retry);
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("evt_1", (await UntilAsync("evt_1", EventState.Completed)).Id);
        Assert.NotNull(netSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task Answers_lost_again_and_again_end_with_a_person()
    {
        netSuite.Next([.. Enumerable.Repeat<Func<RecordKey, RecordContent, WriteAnswer?>>(ScriptedNetSuite.Lost, 20)]);
        await AcceptAndStartAsync("evt_1");

        Assert.StartsWith("RUN205", (await UntilAsync("evt_1", EventState.Raised, TimeSpan.FromMinutes(5))).Reason, StringComparison.Ordinal);
        Assert.Equal(5, netSuite.Creates);
    }

    [Fact]
    public async Task A_record_that_exists_and_is_not_found_ends_with_a_person_and_NetSuites_words()
    {
        netSuite.Next([.. Enumerable.Repeat<Func<RecordKey, RecordContent, WriteAnswer?>>(ScriptedNetSuite.Taken, 20)]);
        await AcceptAndStartAsync("evt_1");

        var summary = await UntilAsync("evt_1", EventState.Raised, TimeSpan.FromMinutes(1));
        Assert.StartsWith("RUN204 customer cus_1: A customer record with this ID already exists.", summary.Reason, StringComparison.Ordinal);
        Assert.Equal(3, netSuite.Creates);
    }

    [Fact]
    public async Task A_refusal_is_raised_with_NetSuites_words_and_its_plan_is_kept()
    {
        netSuite.Next(ScriptedNetSuite.CarriedOut, ScriptedNetSuite.Refused);
        await AcceptAndStartAsync("evt_1", WorkMappings.Paid);

        Assert.Contains("The posting period is closed.", (await UntilAsync("evt_1", EventState.Raised)).Reason, StringComparison.Ordinal);
        var report = (await store.Inspection.EventAsync("acme", "evt_1"))[0];
        Assert.Equal<StepState>([StepState.Done, StepState.Refused], report.Steps.Select(step => step.State));
        Assert.Equal("NET004", Assert.Single(report.Problems).Code);
        Assert.NotNull(report.Plan);
    }

    [Fact]
    public async Task A_refused_value_is_traced_to_the_line_of_the_mapping_in_the_queue_and_over_HTTP()
    {
        netSuite.Next((_, _) => new WriteAnswer.Refused(
            new NetSuiteError(NetSuiteErrorClass.Data, "INVALID_CONTENT", "Invalid Field Value.", "companyName"), ScriptedNetSuite.Exchange(400)));
        await AcceptAndStartAsync("evt_1", WorkMappings.Updated);

        var summary = await UntilAsync("evt_1", EventState.Raised);
        Assert.Equal(
            "NET002 customer cus_1: Invalid Field Value. `companyName` was sent as evt_1; it comes from mappings/acme/test.yaml:6:97 (client acme), "
            + "`payload.data.object.name`. Whoever keeps the client's mapping and crosswalks can help.",
            summary.Reason);
        var problem = Assert.Single((await store.Inspection.EventAsync("acme", "evt_1"))[0].Problems);
        Assert.Equal(("companyName", "mappings/acme/test.yaml:6:97"), (problem.Field, problem.Origin));
        Assert.Contains("mappings/acme/test.yaml:6:97", await engine!.Http.GetStringAsync("/api/events/acme/evt_1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_changed_in_NetSuite_is_not_overwritten_and_the_field_is_named()
    {
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", type: WorkMappings.Updated, name: "Ada Ltd"));
        await StartAsync();
        await UntilAsync("evt_1", EventState.Completed);
        netSuite.Put(Ada, new RecordContent([new FieldContent("companyName", Value.Of("Ada GmbH"))], []));

        await StopAsync();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_2", created: Deliveries.Noon.AddHours(1), type: WorkMappings.Updated, name: "Ada Inc"));
        await StartAsync();

        // At first it could be a read that lags behind our own write.
        Assert.Equal("customer cus_1 was written moments ago and is not shown so yet.", (await UntilAsync("evt_2", EventState.Retry)).Reason);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.StartsWith(
            "MAP240 Somebody changed customer cus_1 (internal id 101) in NetSuite since it was last written: companyName from Ada Ltd to Ada GmbH. The event wants companyName Ada Inc.",
            (await UntilAsync("evt_2", EventState.Raised)).Reason,
            StringComparison.Ordinal);
        Assert.Equal("Ada GmbH", netSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task What_the_engine_itself_wrote_is_no_change_by_somebody_else()
    {
        foreach (var (id, hours) in new[] { ("evt_1", 0), ("evt_2", 1), ("evt_3", 2) })
        {
            await StopAsync();
            await store.Inbox.AcceptAsync(Deliveries.Of(id, created: Deliveries.Noon.AddHours(hours), type: WorkMappings.Updated, name: $"name of {id}"));
            await StartAsync();
            await UntilAsync(id, EventState.Completed);
        }

        Assert.Equal("name of evt_3", netSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task A_busy_account_is_tried_again_after_the_pause_it_asks_for()
    {
        netSuite.Next(ScriptedNetSuite.TryLater);
        await AcceptAndStartAsync("evt_1");
        Assert.Equal(Deliveries.Noon.AddSeconds(7), (await UntilAsync("evt_1", EventState.Retry)).NextAt);

        clock.Advance(TimeSpan.FromSeconds(7));
        await UntilAsync("evt_1", EventState.Completed);
    }

    [Fact]
    public async Task While_NetSuite_is_down_events_wait_without_limit_and_nothing_is_written()
    {
        netSuite.IsDown = true;
        await AcceptAndStartAsync("evt_1");
        for (var hour = 0; hour < 30; hour++)
        {
            await UntilAsync("evt_1", EventState.Retry);
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(0, netSuite.Creates);
        netSuite.IsDown = false;
        await UntilAsync("evt_1", EventState.Completed, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task An_event_that_was_interrupted_goes_on_at_its_first_unfinished_step()
    {
        netSuite.Next(ScriptedNetSuite.CarriedOut, (key, content) =>
        {
            netSuite.Put(key, content);
            throw new InvalidOperationException("The process dies here, in effect: the answer is not journaled.");
        });
        await AcceptAndStartAsync("evt_1", WorkMappings.Paid);
        await UntilAsync("evt_1", EventState.Retry);

        await StopAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        await StartAsync();

        await UntilAsync("evt_1", EventState.Completed, TimeSpan.FromSeconds(10));
        Assert.Equal(2, netSuite.Creates);
        Assert.Equal<string>(["look customer cus_1", "look invoice in_1", "create customer cus_1", "create invoice in_1", "look invoice in_1"], netSuite.Calls);
    }

    [Fact]
    public async Task An_event_that_waits_blocks_nobody_and_is_woken_by_the_record()
    {
        await AcceptAndStartAsync("evt_payment", WorkMappings.Charged);
        Assert.Equal("Waits for invoice in_1.", (await UntilAsync("evt_payment", EventState.Waiting)).Reason);

        await StopAsync();
        await AcceptAndStartAsync("evt_1", WorkMappings.Paid);

        await UntilAsync("evt_1", EventState.Completed);
        await UntilAsync("evt_payment", EventState.Completed);
    }

    [Fact]
    public async Task An_event_that_waited_its_days_is_raised()
    {
        await AcceptAndStartAsync("evt_payment", WorkMappings.Charged);
        await UntilAsync("evt_payment", EventState.Waiting);

        clock.Advance(TimeSpan.FromDays(13));
        await UntilAsync("evt_payment", EventState.Waiting);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.StartsWith(
            "RUN201 invoice in_1 did not come within 14 days.",
            (await UntilAsync("evt_payment", EventState.Raised, TimeSpan.FromHours(1))).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_made_by_a_person_is_found_by_looking_again()
    {
        await AcceptAndStartAsync("evt_payment", WorkMappings.Charged);
        await UntilAsync("evt_payment", EventState.Waiting);

        netSuite.Put(Invoice, RecordContent.Empty);
        await UntilAsync("evt_payment", EventState.Completed, TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task Events_of_one_lane_are_decided_by_the_sources_clock_not_by_arrival()
    {
        foreach (var (id, minutes) in new[] { ("evt_c", 3), ("evt_a", 1), ("evt_b", 2) })
        {
            await store.Inbox.AcceptAsync(Deliveries.Of(id, created: Deliveries.Noon.AddMinutes(minutes), type: WorkMappings.Updated));
        }

        await StartAsync();
        await UntilAsync("evt_c", EventState.Completed);
        Assert.Equal(["evt_a", "evt_b", "evt_c"], netSuite.Names);
        Assert.Equal("evt_c", netSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task An_older_fact_that_comes_late_does_not_overwrite_a_newer_one()
    {
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_new", created: Deliveries.Noon, type: WorkMappings.Updated, name: "new name"));
        await StartAsync();
        await UntilAsync("evt_new", EventState.Completed);

        await StopAsync();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_old", created: Deliveries.Noon.AddHours(-1), type: WorkMappings.Updated, name: "old name"));
        await StartAsync();

        Assert.Equal("unchanged", Assert.Single((await UntilAsync("evt_old", EventState.Completed)).Records).Result);
        Assert.Equal("new name", netSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task A_lost_update_is_not_repeated_before_it_can_come_no_more_since_it_would_undo_the_next_revision()
    {
        await AcceptAndStartAsync("evt_1", WorkMappings.Updated);
        await UntilAsync("evt_1", EventState.Completed);
        await StopAsync();
        netSuite.Next(ScriptedNetSuite.Lost);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_2", created: Deliveries.Noon.AddMinutes(1), type: WorkMappings.Updated, name: "second"));
        await StartAsync();
        await UntilAsync("evt_2", EventState.Retry);

        await AdvanceToNextLookAsync("evt_2", TimeSpan.FromSeconds(5));
        await AdvanceToNextLookAsync("evt_2", TimeSpan.FromSeconds(25));
        await AdvanceToNextLookAsync("evt_2", TimeSpan.FromSeconds(90));
        await AdvanceToNextLookAsync("evt_2", TimeSpan.FromSeconds(180));
        Assert.Equal(1, netSuite.Updates);

        clock.Advance(TimeSpan.FromMinutes(11));
        await UntilAsync("evt_2", EventState.Completed);
        Assert.Equal(2, netSuite.Updates);
    }

    [Fact]
    public async Task The_next_event_of_a_lane_waits_while_a_write_is_in_doubt_and_other_lanes_go_on()
    {
        netSuite.Next(ScriptedNetSuite.Lost);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", type: WorkMappings.Updated, name: "first"));
        await StartAsync();
        await UntilAsync("evt_1", EventState.Retry);

        await StopAsync();
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_2", created: Deliveries.Noon.AddHours(-1), type: WorkMappings.Updated, name: "second"));
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_other", lane: "cus_2"));
        await StartAsync();
        await UntilAsync("evt_other", EventState.Completed);
        Assert.Equal(EventState.Received, (await FindAsync("evt_2")).State);

        await UntilAsync("evt_2", EventState.Completed, TimeSpan.FromSeconds(30));
        Assert.Equal("first", netSuite.Text(Ada, "companyName"));
    }

    [Fact]
    public async Task What_another_lane_wrote_since_the_look_up_is_noticed_before_the_write()
    {
        var shared = new RecordKey("customer", "cus_9");
        var other = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_2", lane: "cus_9", created: Deliveries.Noon.AddHours(1), type: WorkMappings.Ignored)));
        var written = new RecordWritten("acme", shared, "500", StepAction.Create, other.Event.Stamp, "rev", null, Deliveries.Noon);
        netSuite.Next((key, content) =>
        {
            // While evt_1 writes its first record, another lane writes the second one.
            netSuite.Put(shared, new RecordContent([new FieldContent("companyName", Value.Of("newer"))], []));
            store.Journal.RecordDoneAsync(new StepPoint(other.Event.Id, 0), written, null).Wait();
            return null;
        });
        await AcceptAndStartAsync("evt_1", WorkMappings.Joined);

        await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal("newer", netSuite.Text(shared, "companyName"));
    }

    [Theory]
    [InlineData(WorkMappings.Ignored, EventState.Ignored, "product.created is declared as ignored: products have no counterpart")]
    [InlineData(WorkMappings.Unplannable, EventState.Raised, "FUN110 ")]
    [InlineData(WorkMappings.Created, EventState.Retry, "NetSuite cannot be reached.")]
    public async Task A_decision_without_writes_ends_the_event_with_its_reason(string type, EventState state, string reason)
    {
        netSuite.IsDown = true;
        await AcceptAndStartAsync("evt_1", type);
        Assert.StartsWith(reason, (await UntilAsync("evt_1", state)).Reason, StringComparison.Ordinal);
        Assert.NotNull((await store.Inspection.EventAsync("acme", "evt_1"))[0].Plan);
        Assert.Equal(0, netSuite.Creates);
    }

    [Fact]
    public async Task What_a_rule_warns_of_is_written_and_the_warning_stays_with_the_event()
    {
        await AcceptAndStartAsync("evt_1", WorkMappings.Warned);

        var summary = await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal("with a warning: MAP217 warns/Known: Customer cus_1 is new.", summary.Reason);
        Assert.Equal("created", Assert.Single(summary.Records).Result);
        Assert.Empty((await store.Inspection.EventAsync("acme", "evt_1"))[0].Problems);
    }

    [Fact]
    public async Task What_a_rule_raises_is_written_and_then_a_person_is_asked()
    {
        await AcceptAndStartAsync("evt_1", WorkMappings.Flagged);

        var summary = await UntilAsync("evt_1", EventState.Raised);
        Assert.Equal("MAP216 raises/Known: Customer cus_1 is new.", summary.Reason);
        Assert.Equal("created", Assert.Single(summary.Records).Result);
        Assert.Equal("MAP216", Assert.Single((await store.Inspection.EventAsync("acme", "evt_1"))[0].Problems).Code);
        Assert.Equal(1, netSuite.Creates);
    }

    [Fact]
    public async Task A_record_changed_under_our_write_is_looked_at_again_and_written()
    {
        netSuite.Put(Ada, RecordContent.Empty);
        netSuite.Next(ScriptedNetSuite.Changed);
        await AcceptAndStartAsync("evt_1", WorkMappings.Updated);

        await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal<string>(["look customer cus_1", "update customer cus_1", "look customer cus_1", "update customer cus_1"], netSuite.Calls);
    }

    [Fact]
    public async Task A_record_changed_under_our_writes_again_and_again_ends_with_a_person()
    {
        netSuite.Put(Ada, RecordContent.Empty);
        netSuite.Next([.. Enumerable.Repeat<Func<RecordKey, RecordContent, WriteAnswer?>>(ScriptedNetSuite.Changed, 20)]);
        await AcceptAndStartAsync("evt_1", WorkMappings.Updated);

        Assert.Contains("Record has been changed.", (await UntilAsync("evt_1", EventState.Raised)).Reason, StringComparison.Ordinal);
        Assert.Equal(4, netSuite.Calls.Count(call => call.StartsWith("update", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_fault_of_the_engine_sets_one_event_aside_and_the_others_go_on()
    {
        netSuite.Next([.. Enumerable.Repeat<Func<RecordKey, RecordContent, WriteAnswer?>>(Break, 20)]);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_good", lane: "cus_2"));
        await AcceptAndStartAsync("evt_bad");

        await UntilAsync("evt_good", EventState.Completed, TimeSpan.FromMinutes(5));
        Assert.StartsWith("RUN207", (await UntilAsync("evt_bad", EventState.Raised, TimeSpan.FromMinutes(5))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_kills_the_process_each_time_is_set_aside()
    {
        var accepted = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1")));
        for (var death = 0; death < 5; death++)
        {
            await store.Journal.TakeUpAsync(accepted.Event.Id);
            await store.Journal.ResumeAsync();
        }

        await StartAsync();
        Assert.StartsWith("RUN206", (await UntilAsync("evt_1", EventState.Raised)).Reason, StringComparison.Ordinal);
        Assert.Empty(netSuite.Calls);
    }

    [Fact]
    public async Task What_was_in_work_at_several_deaths_is_tried_alone_so_that_only_the_guilty_one_is_counted()
    {
        var suspects = new List<OpenEvent>();
        foreach (var id in new[] { "evt_1", "evt_2", "evt_3" })
        {
            suspects.Add(Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(id, lane: id))).Event);
        }

        for (var death = 0; death < 2; death++)
        {
            await Task.WhenAll(suspects.Select(suspect => store.Journal.TakeUpAsync(suspect.Id)));
            await store.Journal.ResumeAsync();
        }

        var atOnce = new List<long>();
        netSuite.Next([.. suspects.Select(_ => new Func<RecordKey, RecordContent, WriteAnswer?>((_, _) =>
        {
            atOnce.Add(store.Inspection.StatusAsync().Result.Events[EventState.Processing]);
            return null;
        }))]);
        await StartAsync();
        await Task.WhenAll(suspects.Select(suspect => UntilAsync(suspect.Stamp.EventId, EventState.Completed)));

        Assert.All(atOnce, count => Assert.Equal(1, count));
    }

    private static WriteAnswer? Break(RecordKey key, RecordContent content) =>
        key.ExternalId == "cus_1" ? throw new InvalidOperationException("a bug") : null;

    private async Task AcceptAndStartAsync(string eventId, string type = WorkMappings.Created)
    {
        await store.Inbox.AcceptAsync(Deliveries.Of(eventId, type: type));
        await StartAsync();
    }

    private async Task StartAsync() => engine = await RunningEngine.StartAsync(store, netSuite, clock);

    private async Task StopAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
            engine = null;
        }
    }

    private async Task AdvanceToNextLookAsync(string eventId, TimeSpan by)
    {
        var before = (await FindAsync(eventId)).NextAt;
        clock.Advance(by);
        await WaitUntilAsync(async () => (await FindAsync(eventId)) is { State: EventState.Retry } now && now.NextAt != before);
    }

    private async Task<EventSummary> FindAsync(string eventId) =>
        Assert.Single(await store.Inspection.EventAsync("acme", eventId)).Summary;

    /// <param name="step">How far the clock is moved each time the event is not there yet; null leaves the clock alone.</param>
    private async Task<EventSummary> UntilAsync(string eventId, EventState state, TimeSpan? step = null)
    {
        // What was seen then: the next look may see it in work.
        var seen = await FindAsync(eventId);
        await WaitUntilAsync(async () => (seen = await FindAsync(eventId)).State == state, step, () =>
            Task.FromResult($"{eventId} is {seen}\n{string.Join('\n', engine?.Log.Entries.ToArray() ?? [])}"));
        return seen;
    }

    private async Task WaitUntilAsync(Func<Task<bool>> holds, TimeSpan? step = null, Func<Task<string>>? describe = null)
    {
        for (var round = 0; round < 400; round++)
        {
            if (await holds())
            {
                return;
            }

            if (step is { } by && round % 4 == 3)
            {
                clock.Advance(by);
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }

        Assert.Fail(describe is null ? "It did not happen." : await describe());
    }
}
