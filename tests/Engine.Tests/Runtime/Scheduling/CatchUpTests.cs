using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using RunReport = Engine.Runtime.Storage.RunReport;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>After an outage: what Stripe has and the inbox lacks is taken, once, and what cannot be had is told.</summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = Deliveries.Noon;

    private TimeWorld world = null!;

    public async Task InitializeAsync() => world = await TimeWorld.StartAsync("startDate: { date: \"2026-01-10\", before: skip }\n");

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    [Fact]
    public async Task What_the_inbox_lacks_is_taken_and_a_second_run_finds_nothing()
    {
        for (var n = 0; n < 250; n++)
        {
            Put(n, Noon.AddMinutes(-n - 1));
        }

        await world.Store.Inbox.AcceptAsync(Delivered(7));

        var first = await world.CatchUpAsync();
        Assert.Equal("done listed 250 missing 249 taken 249", Show(first));
        Assert.Equal(249, world.Lanes.Count);
        Assert.Equal(250, (await world.Store.Inspection.StatusAsync()).Events[EventState.Received]);

        var second = await world.CatchUpAsync();
        Assert.Equal((0L, 0L), (second.Progress.Counts["missing"], second.Progress.Counts["taken"]));
        Assert.Equal([RunKind.CatchUp, RunKind.CatchUp], (await world.Store.Inspection.History.RunsAsync(new RunFilter("acme"))).Select(run => run.Start.Kind));
    }

    [Fact]
    public async Task A_slice_with_more_pages_than_can_be_held_is_cut_smaller()
    {
        for (var n = 0; n < 2_300; n++)
        {
            Put(n, Noon.AddSeconds((-n * 5) - 1));
        }

        Assert.Equal("done listed 2300 missing 2300 taken 2300", Show(await TakenAsync()));
    }

    [Fact]
    public async Task The_delivery_that_comes_after_all_is_the_same_event_though_its_bytes_differ()
    {
        Put(1, Noon.AddMinutes(-5));
        await world.CatchUpAsync();

        Assert.IsType<Acceptance.Repeat>(await world.Store.Inbox.AcceptAsync(Delivered(1, pendingWebhooks: 2, indented: true)));
        Assert.IsType<Acceptance.Variant>(await world.Store.Inbox.AcceptAsync(Delivered(1, customer: "cus_other")));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_refusal_for_now_is_asked_again_after_longer_pauses(int status)
    {
        Put(1, Noon.AddMinutes(-5));
        world.Answer([(status, "{}"), (status, "{}")]);
        world.Stripe.Add(new StripeFault.Cut());

        Assert.Equal("done listed 1 missing 1 taken 1", Show(await world.CatchUpAsync()));
    }

    [Theory]
    [InlineData(401, "{}", "Stripe refused the API key (HTTP 401).")]
    [InlineData(400, "{}", "Stripe answered HTTP 400.")]
    [InlineData(200, "<html>", "Stripe answered something else than a list.")]
    [InlineData(200, """{"data":[{"id":"../x","created":1}],"has_more":false}""", "Stripe answered something else than a list.")]
    [InlineData(200, """{"data":[{"id":"evt_1"}],"has_more":false}""", "Stripe answered something else than a list.")]
    [InlineData(200, """{"data":[]}""", "Stripe answered something else than a list.")]
    public async Task An_answer_that_is_no_list_is_never_an_empty_one(int status, string body, string reason)
    {
        Put(1, Noon.AddMinutes(-5));
        world.Answer([(status, body)]);

        var run = await world.CatchUpAsync();

        Assert.Equal((RunState.Failed, reason), (run.State, run.Progress.Note));
        Assert.Equal("RUN402", Assert.Single(run.Progress.Failures).Code);
        Assert.Contains($"RUN402 of acme is the first failure, engine runs {run.Number} says more", Assert.Single(world.Log.Entries), StringComparison.Ordinal);
        Assert.Equal("done listed 1 missing 1 taken 1", Show(await world.CatchUpAsync()));
    }

    [Fact]
    public async Task A_run_that_breaks_off_leaves_what_it_took_and_the_next_goes_on_there()
    {
        for (var n = 0; n < 10; n++)
        {
            Put(n, Noon.AddHours(-100 + (n * 10)));
        }

        world.Answer(Enumerable.Repeat((200, """{"data":[],"has_more":false}"""), 3).Concat(Enumerable.Repeat((500, "{}"), 6)));
        Assert.Equal(RunState.Failed, (await world.CatchUpAsync()).State);
        var asked = world.Stripe.Requests.Count;

        await world.CatchUpAsync();
        Assert.True(world.Stripe.Requests.Count - asked < 20 + 4, "The next run began at the beginning again.");
    }

    [Fact]
    public async Task A_gap_that_is_older_than_the_source_keeps_is_told_with_its_ends()
    {
        Put(1, Noon.AddDays(1));
        await world.CatchUpAsync();
        world.Clock.Advance(TimeSpan.FromDays(60));
        Put(2, Noon.AddDays(59));

        var run = await world.CatchUpAsync();

        Assert.Equal("RUN400", Assert.Single(run.Progress.Failures).Code);
        Assert.StartsWith("Older than the source keeps: events from 2026-01-15 11:00 UTC to 2026-02-14 12:", run.Progress.Note, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), (run.Progress.Counts["listed"], run.Progress.Counts["taken"]));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_told_and_does_not_stop_the_others()
    {
        Put(1, Noon.AddMinutes(-5));
        var broken = StripeRecords.Event("evt_broken", "x", Noon.AddMinutes(-6), []);
        broken.Remove("type");
        world.Stripe.Put("events", broken);

        var run = await world.CatchUpAsync();

        Assert.Equal("done failed 1 listed 2 missing 2 taken 1", Show(run));
        Assert.Equal(("evt_broken", "EVT007"), (run.Progress.Failures[0].Subject, run.Progress.Failures[0].Code));
    }

    [Fact]
    public async Task What_was_delivered_goes_before_what_was_listed()
    {
        Put(1, Noon.AddMinutes(-5));
        await world.CatchUpAsync();
        world.Lanes.Add(((Acceptance.New)await world.Store.Inbox.AcceptAsync(Deliveries.Of("evt_live", lane: "cus_live"))).Event);

        Assert.Equal("evt_live", (await world.Lanes.NextAsync(default)).Stamp.EventId);
        Assert.Equal("evt_00001", (await world.Lanes.NextAsync(default)).Stamp.EventId);
    }

    private async Task<RunReport> TakenAsync()
    {
        var run = world.CatchUpAsync();
        while (!run.IsCompleted)
        {
            // A worker that finishes whatever comes.
            if (world.Lanes.Count > 500)
            {
                var open = await world.Lanes.NextAsync(default);
                world.Lanes.Finish(open, null);
            }
            else
            {
                await Task.Yield();
            }
        }

        return await run;
    }

    private void Put(int n, DateTimeOffset at) => world.Stripe.Put("events", Event(n, at));

    private static System.Text.Json.Nodes.JsonObject Event(int n, DateTimeOffset at, int pendingWebhooks = 0, string? customer = null) => StripeRecords.Event(
        StripeRecords.Name("evt_", n), WorkMappings.Created, at, StripeRecords.Customer(customer ?? StripeRecords.Name("cus_", n), at), pendingWebhooks);

    private static Delivery Delivered(int n, int pendingWebhooks = 0, bool indented = false, string? customer = null)
    {
        var body = StripeRecords.Bytes(Event(n, n == 7 ? Noon.AddMinutes(-8) : Noon.AddMinutes(-5), pendingWebhooks, customer), indented);
        return new Delivery("acme", Deliveries.Event(body), body, StripeRecords.Name("cus_", n), Noon);
    }

    private static string Show(RunReport run) => $"{run.State.ToString().ToLowerInvariant()} {string.Join(" ", run.Progress.Counts.Select(count => $"{count.Key} {count.Value}"))}";
}
