using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>NetSuite's ids go back into the source's objects: once, whatever happens, and without an event of their own making more.</summary>
public sealed class WriteBackTests : IAsyncLifetime
{
    private const string Created = "customer.created";
    private const string Updated = "customer.updated";

    private StripeWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await StripeWorld.CreateAsync();
        world.Stripe.Put(Customer("Ada"));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_id_that_NetSuite_gave_stands_in_the_metadata_and_explain_shows_how()
    {
        await StartAsync();

        var report = await DeliverAsync("evt_1", Created, "Ada");

        Assert.Equal("""{"netsuite_customer_id":"101","netsuite_external_id":"cus_1"}""", Metadata);
        var written = Assert.Single(report.WriteBacks);
        Assert.Equal((WriteBackState.Done, "customer", "cus_1"), (written.State, written.Object, written.Id));
        Assert.Equal(("POST", "/v1/customers/cus_1", 200), (written.Exchange!.Method, written.Exchange.Path, written.Exchange.Status));
        var plan = PlanJson.Read(report.Plan!.Value);
        Assert.Equal("ref(customer)", PlannedWriteBack.Show(Assert.Single(plan.WriteBacks).Metadata[0].Value));
        Assert.Equal(PlanJson.ToBytes(plan), report.Plan!.Value.ToArray());
        Assert.Contains("netsuite_customer_id: ref(customer)", Engine.App.Output.ExplainText.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_that_tells_of_our_own_change_is_ignored_and_makes_no_other()
    {
        await StartAsync();
        world.Stripe.Webhook = new StripeWebhook(world.Webhook, Deliveries.Secret);

        await DeliverAsync("evt_1", Created, "Ada");
        await world.Stripe.DeliveredAsync();
        var told = Assert.Single(world.Stripe.All("events"));
        var report = await world.UntilAsync((string)told["id"]!, EventState.Ignored);

        Assert.Contains("the engine itself wrote back", report.Summary.Reason, StringComparison.Ordinal);
        Assert.Equal(1, Changes);
        Assert.StartsWith(SourceChange.KeyPrefix, (string?)told["request"]!["idempotency_key"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_by_somebody_else_is_worked_on_and_writes_back_nothing_that_is_there()
    {
        await StartAsync();
        await DeliverAsync("evt_1", Created, "Ada");

        await DeliverAsync("evt_2", Updated, "Ada & Sons", later: 5);
        await DeliverAsync("evt_3", Created, "Ada & Sons", later: 9);

        Assert.Equal("Ada & Sons", world.NetSuite.Text(new RecordKey("customer", "cus_1"), "companyName"));
        Assert.Equal(1, Changes);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("cut")]
    [InlineData("busy")]
    public async Task An_answer_that_is_not_certain_is_asked_for_again_under_the_same_key(string fault)
    {
        await StartAsync();
        world.Stripe.Add(fault switch
        {
            "lost" => new StripeFault.AnswerLost { Method = "POST" },
            "cut" => new StripeFault.Cut { Method = "POST" },
            _ => new StripeFault.Answered(429, "{}") { Method = "POST" },
        });

        var report = await DeliverAsync("evt_1", Created, "Ada");

        Assert.Equal(EventState.Completed, report.Summary.State);
        Assert.Equal(2, Posts.Count);
        Assert.Single(Posts.Select(request => request.IdempotencyKey).Distinct());
        Assert.Equal(1, Changes);
        Assert.Equal(1, world.NetSuite.Creates);
    }

    [Fact]
    public async Task A_key_that_may_not_write_is_raised_with_what_is_in_NetSuite()
    {
        await StartAsync(key: StripeServer.ReadOnlyKey);

        var report = await DeliverAsync("evt_1", Created, "Ada", EventState.Raised);

        var problem = Assert.Single(report.Problems);
        Assert.Equal("RUN450", problem.Code);
        Assert.Contains("may not write", problem.Message, StringComparison.Ordinal);
        Assert.Equal("created", Assert.Single(report.Summary.Records).Result);
        Assert.Equal(1, world.NetSuite.Creates);
    }

    [Fact]
    public async Task Nothing_is_written_back_for_a_client_that_did_not_switch_it_on()
    {
        await StartAsync(on: false);

        var report = await DeliverAsync("evt_1", Created, "Ada");

        Assert.Empty(PlanJson.Read(report.Plan!.Value).WriteBacks);
        Assert.Empty(Posts);
    }

    [Fact]
    public async Task What_the_events_own_object_shows_already_is_not_sent()
    {
        await StartAsync();
        world.NetSuite.Put(new RecordKey("customer", "cus_1"), RecordContent.Empty);
        var shown = Customer("Ada");
        shown["metadata"] = new JsonObject { ["netsuite_customer_id"] = "101", ["netsuite_external_id"] = "cus_1" };

        await DeliverAsync("evt_1", Created, shown);

        Assert.Empty(Posts);
    }

    private List<StripeRequest> Posts => [.. world.Stripe.Requests.Where(request => request.Method == "POST")];

    private int Changes => world.Stripe.All("events").Count;

    private string? Metadata => world.Stripe.Find("customers", "cus_1")!["metadata"]?.ToJsonString();

    private static JsonObject Customer(string name)
    {
        var customer = StripeRecords.Customer("cus_1", Deliveries.Noon);
        customer["name"] = name;
        return customer;
    }

    private async Task StartAsync(bool on = true, string key = StripeServer.Key)
    {
        var fixture = new PlanningFixture(Created, Updated);
        var client = fixture.Client("""
            mapping: test
            on: { source: stripe, events: [customer.created, customer.updated] }
            key: ${ payload.data.object.id }
            records:
              - record: customer
                externalId: ${ payload.data.object.id }
                fields: { companyName: "${ payload.data.object.name }" }
            writeBack:
              ids:
                object: customer
                id: ${ payload.data.object.id }
                metadata:
                  netsuite_customer_id: ${ ref('customer') }
                  netsuite_external_id: ${ records.customer.externalId }
                  netsuite_nothing: ${ payload.data.object?.nothing ?? null }
              never:
                object: customer
                id: cus_other
                when: ${ payload.data.object.name == 'nobody' }
                metadata: { a: b }
            """) with
        {
            Stripe = world.Connection() with { WritesBack = on },
        };
        Assert.Empty(fixture.Findings);
        await world.StartAsync(client, key);
    }

    private Task<EventReport> DeliverAsync(string id, string type, string name, EventState end = EventState.Completed, int later = 0) => DeliverAsync(id, type, Customer(name), end, later);

    private async Task<EventReport> DeliverAsync(string id, string type, JsonObject customer, EventState end = EventState.Completed, int later = 0)
    {
        await world.DeliverAsync(id, type, Deliveries.Noon.AddSeconds(later), customer);
        return await world.UntilAsync(id, end);
    }
}
