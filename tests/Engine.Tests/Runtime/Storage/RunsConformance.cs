using Engine.Core.Scheduling;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using RunReport = Engine.Runtime.Storage.RunReport;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for runs, schedules, deliveries and replays.</summary>
public abstract class RunsConformance
{
    private static readonly DateTimeOffset Noon = Deliveries.Noon;

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task A_run_is_kept_from_its_start_to_its_end_with_all_it_tells()
    {
        await using var store = Open();
        var number = await store.Runs.StartAsync(Start(RunKind.Backfill, "scope"));
        Assert.Equal((RunState.Running, (DateTimeOffset?)null), (await OnlyAsync(store)) is var begun ? (begun.State, begun.EndedAt) : default);

        var tally = new RunTally(number) { Note = "read this", Cursor = "0 here" };
        tally.Count("listed", 3);
        tally.Count("invoice.paid USD", 2);
        tally.Sum("invoice.paid USD", 19.99m);
        tally.Sum("invoice.paid USD", 0.01m);
        tally.Remark("a line");
        tally.Fail("evt_1", "EVT007", "no type");
        await store.Runs.EndAsync(number, RunState.Done, tally.Progress, Noon.AddMinutes(5));

        var run = await OnlyAsync(store);
        Assert.Equal((number, RunState.Done, Noon.AddMinutes(5), Start(RunKind.Backfill, "scope")), (run.Number, run.State, run.EndedAt!.Value, run.Start));
        Assert.Equal(("read this", "0 here", 20.00m, 3L, 1L), (run.Progress.Note, run.Progress.Cursor, run.Progress.Sums["invoice.paid USD"], run.Progress.Counts["listed"], run.Progress.Counts["failed"]));
        Assert.Equal<string>(["a line"], run.Progress.Remarks);
        Assert.Equal<RunFailure>([new RunFailure("evt_1", "EVT007", "no type")], run.Progress.Failures);
    }

    [Fact]
    public async Task Progress_without_a_cursor_keeps_the_one_before()
    {
        await using var store = Open();
        var number = await store.Runs.StartAsync(Start(RunKind.Backfill));
        await store.Runs.KeepAsync(number, new RunTally(number) { Cursor = "1 there" }.Progress);
        await store.Runs.EndAsync(number, RunState.Failed, new RunTally(number).Progress, Noon);

        Assert.Equal("1 there", (await OnlyAsync(store)).Progress.Cursor);
    }

    [Fact]
    public async Task What_still_ran_when_the_process_died_was_interrupted_and_what_had_ended_was_not()
    {
        await using var store = Open();
        await store.Runs.StartAsync(Start(RunKind.CatchUp));
        var ended = await store.Runs.StartAsync(Start(RunKind.CatchUp));
        await store.Runs.EndAsync(ended, RunState.Done, new RunTally(ended).Progress, Noon);

        await store.Runs.ResumeAsync();

        Assert.Equal([RunState.Done, RunState.Interrupted], (await store.Inspection.History.RunsAsync(new RunFilter())).Select(run => run.State));
    }

    [Theory]
    [InlineData("acme", null, null, null, "3 1")]
    [InlineData(null, RunKind.CatchUp, null, null, "2 1")]
    [InlineData(null, null, "b", null, "3")]
    [InlineData(null, null, null, 3L, "2 1")]
    [InlineData("nobody", null, null, null, "")]
    public async Task Runs_are_found_by_client_kind_scope_and_page(string? client, RunKind? kind, string? scope, long? before, string expected)
    {
        await using var store = Open();
        await store.Runs.StartAsync(Start(RunKind.CatchUp));
        await store.Runs.StartAsync(Start(RunKind.CatchUp) with { Client = "globex" });
        await store.Runs.StartAsync(Start(RunKind.Backfill, "b"));

        var found = await store.Inspection.History.RunsAsync(new RunFilter(client, kind, scope, Before: before));

        Assert.Equal(expected, string.Join(' ', found.Select(run => run.Number)));
    }

    [Fact]
    public async Task A_schedule_remembers_when_it_was_first_seen_and_what_was_taken_since()
    {
        await using var store = Open();
        await store.Runs.MeetAsync("acme", "night", Noon);
        await store.Runs.MeetAsync("acme", "night", Noon.AddDays(1));
        Assert.Equal<ScheduleState>([new ScheduleState("acme", "night", Noon, null)], await store.Inspection.History.SchedulesAsync());

        var run = await store.Runs.StartAsync(Start(RunKind.Deliver));
        await store.Runs.TakeTurnAsync("acme", "night", Noon.AddHours(1), run);
        await store.Runs.TakeTurnAsync("acme", "night", Noon.AddHours(2), null);
        Assert.Equal<ScheduleState>([new ScheduleState("acme", "night", Noon.AddHours(2), run)], await store.Inspection.History.SchedulesAsync());
    }

    [Fact]
    public async Task The_last_word_about_a_mapping_is_the_one_that_is_kept()
    {
        await using var store = Open();
        await store.Deliveries.SwitchAsync(Word("invoice", DeliveryMode.Now));
        await store.Deliveries.SwitchAsync(Word("customer", DeliveryMode.Now));
        await store.Deliveries.SwitchAsync(Word("invoice", DeliveryMode.Window));

        Assert.Equal<DeliverySwitch>([Word("customer", DeliveryMode.Now), Word("invoice", DeliveryMode.Window)], await store.Inspection.History.SwitchesAsync());
        Assert.Equal(3, (await store.Audit.StatementsAsync(null, 10)).Length);
    }

    [Fact]
    public async Task An_event_that_waits_for_its_time_is_let_go_once_and_only_by_its_mapping()
    {
        await using var store = Open();
        var first = await AcceptAsync(store, "evt_1");
        var second = await AcceptAsync(store, "evt_2");
        await AcceptAsync(store, "evt_3");
        Assert.Equal(Noon.AddHours(6), (await HoldAsync(store, first, "invoice"))!.NextAt);
        await HoldAsync(store, second, "customer");

        Assert.Equal([(first, (DateTimeOffset?)null)], (await store.Deliveries.ReleaseAsync("acme", "invoice")).Select(open => (open.Id, open.NextAt)));
        Assert.Equal([second], (await store.Deliveries.ReleaseAsync("acme", null)).Select(open => open.Id));
        Assert.Empty(await store.Deliveries.ReleaseAsync("acme", null));
    }

    [Fact]
    public async Task What_was_never_accepted_is_told_in_the_order_of_the_question()
    {
        await using var store = Open();
        await AcceptAsync(store, "evt_2");

        Assert.Equal<string>(["evt_3", "evt_1"], await store.Inspection.History.MissingAsync("acme", "stripe", ["evt_3", "evt_2", "evt_1"]));
        Assert.Equal<string>(["evt_2"], await store.Inspection.History.MissingAsync("globex", "stripe", ["evt_2"]));
        Assert.Equal(Noon, await store.Inspection.History.FirstReceivedAsync("acme", "stripe"));
        Assert.Null(await store.Inspection.History.FirstReceivedAsync("acme", "bank"));
    }

    [Fact]
    public async Task Events_of_the_past_are_read_in_order_a_page_at_a_time()
    {
        await using var store = Open();
        for (var n = 0; n < 5; n++)
        {
            await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}", created: Noon.AddHours(-n)));
        }

        var filter = new StoredEventFilter("acme") { OccurredFrom = Noon.AddHours(-3), OccurredTo = Noon };
        var first = await store.Inspection.History.EventsAsync(filter, 0, 2);
        var second = await store.Inspection.History.EventsAsync(filter, first[^1].Number, 2);

        Assert.Equal(["evt_1", "evt_2", "evt_3"], first.Concat(second).Select(stored => stored.Id));
        Assert.Equal(["evt_4"], (await store.Inspection.History.EventsAsync(new StoredEventFilter("acme") { Ids = ["evt_4", "evt_9"] }, 0, 10)).Select(stored => stored.Id));
        Assert.Empty(await store.Inspection.History.EventsAsync(new StoredEventFilter("acme") { Mapping = "invoice" }, 0, 10));
        Assert.Empty(await store.Inspection.History.EventsAsync(new StoredEventFilter("acme") { RaisedCode = "MAP207" }, 0, 10));
    }

    [Fact]
    public async Task Only_a_settled_event_is_decided_anew_and_what_was_decided_is_not_forgotten()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        Assert.Null(await store.Replays.DecideAnewAsync(id, "replayed", Noon));
        await store.Journal.TakeUpAsync(id);
        await store.Journal.EndAsync(id, new Ending.Ignored("a rule"), null, default, Noon);

        var open = await store.Replays.DecideAnewAsync(id, "replayed", Noon);

        Assert.Equal((id, Noon), (open!.Id, open.NextAt!.Value));
        Assert.Equal((EventState.Retry, "replayed"), (await store.Inspection.EventAsync("acme", "evt_1")) is [var report] ? (report.Summary.State, report.Summary.Reason) : default);
    }

    private static async Task<long> AcceptAsync(IStore store, string id) => ((Acceptance.New)await store.Inbox.AcceptAsync(Deliveries.Of(id))).Event.Id;

    private static async Task<OpenEvent?> HoldAsync(IStore store, long id, string mapping)
    {
        await store.Journal.TakeUpAsync(id);
        return await store.Journal.EndAsync(id, new Ending.Undelivered(mapping, Noon.AddHours(6), "waits"), null, default, Noon);
    }

    private static async Task<RunReport> OnlyAsync(IStore store) => Assert.Single(await store.Inspection.History.RunsAsync(new RunFilter()));

    private static RunStart Start(RunKind kind, string? scope = null) => new(kind, "acme", null, scope, "ann", "because", Noon);

    private static DeliverySwitch Word(string mapping, DeliveryMode mode) => new("acme", mapping, mode, Noon.AddHours(2), Noon, "ann", "peak");
}
