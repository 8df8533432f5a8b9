using System.Text.Json.Nodes;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using RunReport = Engine.Runtime.Storage.RunReport;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>A source's past: shown first, taken once, gone on with where it broke off.</summary>
public sealed class BackfillTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = Deliveries.Noon;

    private static readonly BackfillOrder Year = new("stripe", Noon.AddDays(-365), Noon, [], []);

    private TimeWorld world = null!;

    public async Task InitializeAsync() => world = await TimeWorld.StartAsync("");

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    [Fact]
    public async Task What_would_be_taken_is_counted_and_summed_by_currency_and_nothing_is_taken()
    {
        Put("invoices", StripeRecords.Invoice("in_1", "cus_1", Noon.AddDays(-100), 1999));
        Put("invoices", StripeRecords.Invoice("in_2", "cus_1", Noon.AddDays(-90), 501));
        Put("invoices", StripeRecords.Invoice("in_3", "cus_2", Noon.AddDays(-80), 1200, "jpy"));
        Put("invoices", StripeRecords.Invoice("in_4", "cus_2", Noon.AddDays(-80), 1200, "usd", "draft"));
        Put("customers", StripeRecords.Customer("cus_1", Noon.AddDays(-200)));
        Put("events", StripeRecords.Event("evt_1", WorkMappings.Created, Noon.AddDays(-3), StripeRecords.Customer("cus_3", Noon.AddDays(-3))));
        Put("events", StripeRecords.Event("evt_2", "product.created", Noon.AddDays(-3), StripeRecords.Customer("cus_3", Noon.AddDays(-3))));

        var run = await RunAsync(Year, isDry: true);

        Assert.Equal("customer.created 2, invoice.paid JPY 1, invoice.paid USD 2, listed 7, missing 6, not asked for 1", Show(run));
        Assert.Equal([("invoice.paid JPY", 1200m), ("invoice.paid USD", 25m)], run.Progress.Sums.Select(sum => (sum.Key, sum.Value)));
        Assert.Equal(0, world.Lanes.Count);
        Assert.All((await world.Store.Inspection.StatusAsync()).Events.Values, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        Put("invoices", StripeRecords.Invoice("in_1", "cus_1", Noon.AddDays(-100), 1999));
        Put("events", StripeRecords.Event("evt_1", WorkMappings.Created, Noon.AddDays(-3), StripeRecords.Customer("cus_3", Noon.AddDays(-3))));

        Assert.Equal(2, (await RunAsync(Year)).Progress.Counts["taken"]);

        Assert.Equal("listed 2, missing 0, taken 0", Show(await RunAsync(Year)));
        Assert.Equal(2, (await world.Store.Inspection.StatusAsync()).Events[EventState.Received]);
    }

    [Fact]
    public async Task The_event_of_an_object_says_when_it_happened_and_in_which_version_it_was_read()
    {
        Put("invoices", StripeRecords.Invoice("in_1", "cus_1", Noon.AddDays(-100), 1999));

        await RunAsync(Year);

        var stored = Assert.Single(await world.Store.Inspection.History.EventsAsync(new StoredEventFilter("acme"), 0, 10));
        Assert.Equal(("backfill_invoice.paid_in_1", "invoice.paid", Noon.AddDays(-100)), (stored.Id, stored.Type, stored.OccurredAt));
        var body = JsonNode.Parse(stored.Body.Span)!;
        Assert.Equal(("2025-12-15.clover", "in_1", 1999), ((string)body["api_version"]!, (string)body["data"]!["object"]!["id"]!, (int)body["data"]!["object"]!["total"]!));
    }

    [Fact]
    public async Task A_process_that_dies_in_the_middle_is_followed_by_one_that_goes_on_there()
    {
        for (var n = 0; n < 300; n++)
        {
            Put("invoices", StripeRecords.Invoice(StripeRecords.Name("in_", n), "cus_1", Noon.AddDays(-40 - n), 100));
        }

        // The service stands still in the middle of the list, and the process is gone.
        using var dies = new CancellationTokenSource();
        var number = await world.Store.Runs.StartAsync(Start(Year));
        var work = world.Backfill.RunAsync(world.Client, Year, isDry: false, new RunTally(number), dies.Token);
        while (!work.IsCompleted && world.Lanes.Count < 150)
        {
            world.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(work, Task.Delay(1));
        }

        await dies.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        var asked = world.Stripe.Requests.Count;
        await world.RestartAsync();
        Assert.Equal([RunState.Interrupted], (await world.Store.Inspection.History.RunsAsync(new RunFilter("acme"))).Select(run => run.State));

        var second = await RunAsync(Year);

        Assert.Equal(300, (await world.Store.Inspection.StatusAsync()).Events[EventState.Received]);
        Assert.InRange(second.Progress.Counts["listed"], 1, 299);
        Assert.True(world.Stripe.Requests.Count > asked);
        Assert.Equal(0, (await RunAsync(Year)).Progress.Counts["missing"]);
    }

    [Fact]
    public async Task A_preview_in_between_does_not_make_it_begin_again()
    {
        for (var n = 0; n < 100; n++)
        {
            Put("invoices", StripeRecords.Invoice(StripeRecords.Name("in_", n), "cus_1", Noon.AddDays(-40 - n), 100));
        }

        world.Answer(Enumerable.Repeat((200, """{"data":[],"has_more":false}"""), 30).Concat(Enumerable.Repeat((500, "{}"), 6)));
        Assert.Equal(RunState.Failed, (await RunAsync(Year)).State);
        var asked = world.Stripe.Requests.Count;
        await RunAsync(Year, isDry: true);
        var previewed = world.Stripe.Requests.Count - asked;

        await RunAsync(Year);

        Assert.True(world.Stripe.Requests.Count - asked - previewed < previewed - 20, "It began at the beginning.");
    }

    [Fact]
    public async Task A_list_of_ids_is_taken_one_by_one_and_what_is_not_there_is_told()
    {
        Put("invoices", StripeRecords.Invoice("in_1", "cus_1", Noon.AddDays(-100), 1999));
        Put("events", StripeRecords.Event("evt_1", WorkMappings.Created, Noon.AddDays(-3), StripeRecords.Customer("cus_3", Noon.AddDays(-3))));

        var run = await RunAsync(Year with { Ids = ["in_1", "evt_1", "in_gone", "../etc", "in_1"] });

        Assert.Equal("customer.created 1, failed 2, invoice.paid USD 1, listed 2, missing 2, taken 2", Show(run));
        Assert.Equal([("in_gone", "RUN406"), ("../etc", "RUN406")], run.Progress.Failures.Select(failure => (failure.Subject, failure.Code)));
    }

    [Fact]
    public async Task Only_the_events_that_are_asked_for_are_taken_and_other_objects_are_not_even_listed()
    {
        Put("invoices", StripeRecords.Invoice("in_1", "cus_1", Noon.AddDays(-100), 1999));
        Put("customers", StripeRecords.Customer("cus_1", Noon.AddDays(-100)));

        var run = await RunAsync(Year with { Types = ["customer.created"] });

        Assert.Equal("customer.created 1, listed 1, missing 1, taken 1", Show(run));
        Assert.DoesNotContain(world.Stripe.Requests, request => request.Target.StartsWith("/v1/invoices", StringComparison.Ordinal));
    }

    private Task<RunReport> RunAsync(BackfillOrder order, bool isDry = false) => world.WhileTimePassesAsync(
        world.Runs.RunAsync(Start(order, isDry), tally => world.Backfill.RunAsync(world.Client, order, isDry, tally, default)));

    private RunStart Start(BackfillOrder order, bool isDry = false) =>
        new(RunKind.Backfill, "acme", null, isDry ? $"preview of {order.Scope}" : order.Scope, "ann", "moving in", world.Clock.GetUtcNow());

    private void Put(string collection, JsonObject item) => world.Stripe.Put(collection, item);

    private static string Show(RunReport run) => string.Join(", ", run.Progress.Counts.Select(count => $"{count.Key} {count.Value}"));
}
