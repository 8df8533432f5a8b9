using System.Collections.Frozen;
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
public sealed class WriteBackTests : IAsyncLifetime, IDisposable
{
    private const string Created = "customer.created";
    private const string Updated = "customer.updated";

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly ScriptedNetSuite netSuite = new();
    private IStore store = null!;
    private StripeServer stripe = null!;
    private RunningEngine? engine;

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        stripe = await StripeServer.StartAsync(new StripeOptions { Clock = clock });
        stripe.Put(Customer("Ada"));
    }

    public async Task DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        await store.DisposeAsync();
        await stripe.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

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
        stripe.Webhook = new StripeWebhook(new Uri(engine!.Http.BaseAddress!, "/webhooks/acme/stripe"), Deliveries.Secret);

        await DeliverAsync("evt_1", Created, "Ada");
        await stripe.DeliveredAsync();
        var told = Assert.Single(stripe.All("events"));
        var report = await UntilAsync((string)told["id"]!, EventState.Ignored);

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

        Assert.Equal("Ada & Sons", netSuite.Text(new RecordKey("customer", "cus_1"), "companyName"));
        Assert.Equal(1, Changes);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("cut")]
    [InlineData("busy")]
    public async Task An_answer_that_is_not_certain_is_asked_for_again_under_the_same_key(string fault)
    {
        await StartAsync();
        stripe.Add(fault switch
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
        Assert.Equal(1, netSuite.Creates);
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
        Assert.Equal(1, netSuite.Creates);
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
        netSuite.Put(new RecordKey("customer", "cus_1"), RecordContent.Empty);
        var shown = Customer("Ada");
        shown["metadata"] = new JsonObject { ["netsuite_customer_id"] = "101", ["netsuite_external_id"] = "cus_1" };

        await DeliverAsync("evt_1", Created, shown);

        Assert.Empty(Posts);
    }

    private List<StripeRequest> Posts => [.. stripe.Requests.Where(request => request.Method == "POST")];

    private int Changes => stripe.All("events").Count;

    private string? Metadata => stripe.Find("customers", "cus_1")!["metadata"]?.ToJsonString();

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
            Stripe = new StripeConnection([new SecretReference("env:ACME_SECRET")]) { ApiKey = new SecretReference("env:STRIPE_KEY"), BaseUrl = stripe.Url, WritesBack = on },
        };
        Assert.Empty(fixture.Findings);
        engine = await RunningEngine.StartAsync(
            store,
            netSuite,
            clock,
            snapshot: new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name)),
            secrets: name => name == "STRIPE_KEY" ? key : Deliveries.Secret);
    }

    private Task<EventReport> DeliverAsync(string id, string type, string name, EventState end = EventState.Completed, int later = 0) => DeliverAsync(id, type, Customer(name), end, later);

    private async Task<EventReport> DeliverAsync(string id, string type, JsonObject customer, EventState end = EventState.Completed, int later = 0)
    {
        var body = StripeRecords.Bytes(StripeRecords.Event(id, type, Deliveries.Noon.AddSeconds(later), customer));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Stripe-Signature", Deliveries.Sign(body, clock.GetUtcNow()));
        using var answer = await engine!.Http.PostAsync(new Uri("/webhooks/acme/stripe", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return await UntilAsync(id, end);
    }

    private async Task<EventReport> UntilAsync(string id, EventState end)
    {
        EventReport? report = null;
        for (var round = 0; round < 400 && report?.Summary.State != end; round++)
        {
            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(25);
            clock.Advance(TimeSpan.FromMilliseconds(report?.Summary.State == EventState.Retry ? 5_000 : 0));
            report = (await store.Inspection.EventAsync("acme", id)).SingleOrDefault();
        }

        Assert.True(report?.Summary.State == end, $"{id} is {report?.Summary}\n{string.Join('\n', engine!.Log.Entries.ToArray())}");
        return report!;
    }
}
