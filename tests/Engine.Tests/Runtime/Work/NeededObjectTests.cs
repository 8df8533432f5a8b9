using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>A needed record may name the object of the source it comes from: it is fetched and taken in when its own event does not come.</summary>
public sealed class NeededObjectTests : IAsyncLifetime
{
    private const string Object = "/v1/customers/cus_1";
    private const string Retold = "backfill_customer.created_cus_1";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly RecordKey Needed = new("customer", "cus_1");
    private static readonly RecordKey Booked = new("customer", "of_in_1");

    private StripeWorld world = null!;

    public async Task InitializeAsync() => world = await StripeWorld.CreateAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_object_is_fetched_once_taken_in_as_its_event_and_both_are_booked()
    {
        world.Stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await StartAsync();
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await world.UntilAsync("evt_1", EventState.Waiting);
        Assert.Empty(world.Stripe.Requests);

        world.Clock.Advance(Minute);
        await world.UntilAsync("evt_1", EventState.Completed);

        var report = await world.UntilAsync(Retold, EventState.Completed);
        Assert.Equal("customer.created", report.Summary.Type);
        Assert.Equal([Object], world.Stripe.Requests.Select(request => request.Target));
        Assert.Contains((await world.ReportAsync("evt_1")).LookUps, lookUp => lookUp.Exchange is { Path: Object, Status: 200 });
        Assert.Equal((2, "Customer cus_1"), (world.NetSuite.Creates, world.NetSuite.Text(Needed, "companyName")));

        // The webhook comes after all: the same record, and nothing is written twice.
        await DeliverAsync("evt_2", "customer.created", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await world.UntilAsync("evt_2", EventState.Completed);
        Assert.Equal((2, 0), (world.NetSuite.Creates, world.NetSuite.Updates));
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"resource_missing"}}""", "stripe has no customer cus_1.")]
    [InlineData(503, "", "stripe customer cus_1 could not be taken in: Stripe answered HTTP 503")]
    public async Task What_the_source_does_not_give_is_waited_for_and_named_and_asked_for_again_at_the_next_look(int status, string body, string note)
    {
        world.Stripe.Add(new StripeFault.Answered(status, body));
        await StartAsync();
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await world.UntilAsync("evt_1", EventState.Waiting);

        world.Clock.Advance(Minute);
        var report = await world.UntilAsync("evt_1", EventState.Waiting, note);
        Assert.Equal([$"{Needed}"], report.WaitsFor.Select(key => $"{key}"));
        Assert.Equal(new SourceWanted("customer", "cus_1"), SourceWanted.Of(report));

        // Not in a loop: nothing more is asked until the hour is over.
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Single(world.Stripe.Requests);
        world.Stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        await world.UntilAsync("evt_1", EventState.Completed);
        Assert.Equal(2, world.Stripe.Requests.Count);
    }

    [Fact]
    public async Task A_client_without_a_key_waits_as_ever_and_says_so()
    {
        await StartAsync(hasKey: false);
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await world.UntilAsync("evt_1", EventState.Waiting);
        world.Clock.Advance(Minute);
        await world.UntilAsync("evt_1", EventState.Waiting, "names no API key of stripe");
        Assert.Empty(world.Stripe.Requests);
    }

    [Fact]
    public async Task What_an_event_under_way_tells_of_is_not_taken_in_a_second_time()
    {
        world.Stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await StartAsync(customerNeeds: "parent_1");
        await DeliverAsync("evt_0", "customer.created", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await world.UntilAsync("evt_0", EventState.Waiting);
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await world.UntilAsync("evt_1", EventState.Waiting);

        world.Clock.Advance(Minute);

        await world.UntilAsync("evt_1", EventState.Waiting, "stripe customer cus_1 is on its way: event evt_0 is waiting.");
        Assert.Empty(await world.Store.Inspection.EventAsync("acme", Retold));
    }

    [Fact]
    public async Task After_a_death_what_was_taken_in_is_not_fetched_again()
    {
        world.Stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await StartAsync(customerNeeds: "parent_1");
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await world.UntilAsync("evt_1", EventState.Waiting);
        world.Clock.Advance(Minute);
        await world.UntilAsync("evt_1", EventState.Waiting, $"was fetched and taken in as event {Retold}.");
        await world.UntilAsync(Retold, EventState.Waiting);

        await world.DieAsync();
        await StartAsync(customerNeeds: "parent_1");
        world.Clock.Advance(TimeSpan.FromHours(1));

        await world.UntilAsync("evt_1", EventState.Waiting, $"was taken in before: event {Retold} is");
        Assert.Equal([Object], world.Stripe.Requests.Select(request => request.Target));

        // And when what it waits for is there at last, so are both.
        world.NetSuite.Put(new RecordKey("customer", "parent_1"), RecordContent.Empty);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.UntilAsync(Retold, EventState.Completed);
        await world.UntilAsync("evt_1", EventState.Completed);
        Assert.NotNull(world.NetSuite.Text(Booked, "companyName"));
    }

    [Theory]
    [InlineData("object: custmer", "customer")]
    [InlineData("object: price", "charge, credit_note, customer")]
    public void An_object_that_is_no_event_cannot_be_taken_in(string wrong, string right)
    {
        var fixture = new PlanningFixture("customer.created");
        fixture.Client(Mapping("{ " + wrong + ", id: \"${ payload.data.object.customer }\" }"));
        var finding = Assert.Single(fixture.Findings);
        Assert.Equal(MappingCodes.BadLookUp, finding.Code);
        Assert.Contains(right, finding.Message, StringComparison.Ordinal);
    }

    private static string Mapping(string fetch) => $$"""
        mapping: invoice
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        needs:
          buyer:
            record: customer
            externalId: ${ payload.data.object.customer }
            fetch: {{fetch}}
        records:
          - record: customer
            externalId: of_${ payload.data.object.id }
            fields: { companyName: "${ buyer.companyName }" }
        """;

    private async Task StartAsync(bool hasKey = true, string? customerNeeds = null)
    {
        var fixture = new PlanningFixture("customer.created");
        var client = fixture.Client(
            Mapping("{ object: customer, id: \"${ payload.data.object.customer }\" }"),
            $$"""
            mapping: customer
            on: { source: stripe, events: [customer.created] }
            key: ${ payload.data.object.id }
            needs: { {{(customerNeeds is null ? "" : $"parent: {{ record: customer, externalId: {customerNeeds} }}")}} }
            records:
              - record: customer
                externalId: ${ payload.data.object.id }
                fields: { companyName: "${ payload.data.object.name }" }
            """) with
        {
            Stripe = world.Connection(hasKey),
        };
        Assert.Empty(fixture.Findings);
        await world.StartAsync(client);
    }

    private Task DeliverAsync(string id, string type, JsonObject content) => world.DeliverAsync(id, type, Deliveries.Noon, content);

    private sealed record SourceWanted(string Object, string Id)
    {
        public static SourceWanted Of(EventReport report)
        {
            var fetch = Assert.Single(PlanJson.Read(report.Plan!.Value).Fetches);
            return new SourceWanted(fetch.Object, fetch.Id);
        }
    }
}
