using System.Collections.Frozen;
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
public sealed class NeededObjectTests : IAsyncLifetime, IDisposable
{
    private const string Object = "/v1/customers/cus_1";
    private const string Retold = "backfill_customer.created_cus_1";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly RecordKey Needed = new("customer", "cus_1");
    private static readonly RecordKey Booked = new("customer", "of_in_1");

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
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await store.DisposeAsync();
        await stripe.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_object_is_fetched_once_taken_in_as_its_event_and_both_are_booked()
    {
        stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await StartAsync();
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await UntilAsync("evt_1", EventState.Waiting);
        Assert.Empty(stripe.Requests);

        clock.Advance(Minute);
        await UntilAsync("evt_1", EventState.Completed);

        var report = await UntilAsync(Retold, EventState.Completed);
        Assert.Equal("customer.created", report.Summary.Type);
        Assert.Equal([Object], stripe.Requests.Select(request => request.Target));
        Assert.Contains((await ReportAsync("evt_1")).LookUps, lookUp => lookUp.Exchange is { Path: Object, Status: 200 });
        Assert.Equal((2, "Customer cus_1"), (netSuite.Creates, netSuite.Text(Needed, "companyName")));

        // The webhook comes after all: the same record, and nothing is written twice.
        await DeliverAsync("evt_2", "customer.created", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await UntilAsync("evt_2", EventState.Completed);
        Assert.Equal((2, 0), (netSuite.Creates, netSuite.Updates));
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"resource_missing"}}""", "stripe has no customer cus_1.")]
    [InlineData(503, "", "stripe customer cus_1 could not be taken in: Stripe answered HTTP 503")]
    public async Task What_the_source_does_not_give_is_waited_for_and_named_and_asked_for_again_at_the_next_look(int status, string body, string note)
    {
        stripe.Add(new StripeFault.Answered(status, body));
        await StartAsync();
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await UntilAsync("evt_1", EventState.Waiting);

        clock.Advance(Minute);
        var report = await UntilAsync("evt_1", EventState.Waiting, note);
        Assert.Equal([$"{Needed}"], report.WaitsFor.Select(key => $"{key}"));
        Assert.Equal(new SourceWanted("customer", "cus_1"), SourceWanted.Of(report));

        // Not in a loop: nothing more is asked until the hour is over.
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Single(stripe.Requests);
        stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        clock.Advance(TimeSpan.FromMinutes(31));
        await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal(2, stripe.Requests.Count);
    }

    [Fact]
    public async Task A_client_without_a_key_waits_as_ever_and_says_so()
    {
        await StartAsync(hasKey: false);
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await UntilAsync("evt_1", EventState.Waiting);
        clock.Advance(Minute);
        await UntilAsync("evt_1", EventState.Waiting, "names no API key of stripe");
        Assert.Empty(stripe.Requests);
    }

    [Fact]
    public async Task What_an_event_under_way_tells_of_is_not_taken_in_a_second_time()
    {
        stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await StartAsync(customerNeeds: "parent_1");
        await DeliverAsync("evt_0", "customer.created", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await UntilAsync("evt_0", EventState.Waiting);
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await UntilAsync("evt_1", EventState.Waiting);

        clock.Advance(Minute);

        await UntilAsync("evt_1", EventState.Waiting, "stripe customer cus_1 is on its way: event evt_0 is waiting.");
        Assert.Empty(await store.Inspection.EventAsync("acme", Retold));
    }

    [Fact]
    public async Task After_a_death_what_was_taken_in_is_not_fetched_again()
    {
        stripe.Put("customers", StripeRecords.Customer("cus_1", Deliveries.Noon));
        await StartAsync(customerNeeds: "parent_1");
        await DeliverAsync("evt_1", "invoice.paid", StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon, 500));
        await UntilAsync("evt_1", EventState.Waiting);
        clock.Advance(Minute);
        await UntilAsync("evt_1", EventState.Waiting, $"was fetched and taken in as event {Retold}.");
        await UntilAsync(Retold, EventState.Waiting);

        await StopAsync();
        await store.DisposeAsync();
        store = Stores.Open(folder);
        await StartAsync(customerNeeds: "parent_1");
        clock.Advance(TimeSpan.FromHours(1));

        await UntilAsync("evt_1", EventState.Waiting, $"was taken in before: event {Retold} is");
        Assert.Equal([Object], stripe.Requests.Select(request => request.Target));

        // And when what it waits for is there at last, so are both.
        netSuite.Put(new RecordKey("customer", "parent_1"), RecordContent.Empty);
        clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(Retold, EventState.Completed);
        await UntilAsync("evt_1", EventState.Completed);
        Assert.NotNull(netSuite.Text(Booked, "companyName"));
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
            Stripe = new StripeConnection([new SecretReference("env:ACME_SECRET")]) { ApiKey = hasKey ? new SecretReference("env:STRIPE_KEY") : null, BaseUrl = stripe.Url },
        };
        Assert.Empty(fixture.Findings);
        engine = await RunningEngine.StartAsync(
            store,
            netSuite,
            clock,
            snapshot: new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name)),
            secrets: name => name == "STRIPE_KEY" ? StripeServer.Key : Deliveries.Secret);
    }

    private async Task StopAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    private async Task DeliverAsync(string id, string type, JsonObject content)
    {
        var body = StripeRecords.Bytes(StripeRecords.Event(id, type, Deliveries.Noon, content));
        using var posted = new ByteArrayContent(body);
        posted.Headers.Add("Stripe-Signature", Deliveries.Sign(body, clock.GetUtcNow()));
        using var answer = await engine!.Http.PostAsync(new Uri("/webhooks/acme/stripe", UriKind.Relative), posted);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<EventReport> ReportAsync(string id) => Assert.Single(await store.Inspection.EventAsync("acme", id));

    private async Task<EventReport> UntilAsync(string id, EventState state, string says = "")
    {
        for (var round = 0; round < 400; round++)
        {
            if (await store.Inspection.EventAsync("acme", id) is [var report] && report.Summary.State == state && (report.Summary.Reason ?? "").Contains(says, StringComparison.Ordinal))
            {
                return report;
            }

            // Real time: the worker runs on real threads, only its clock is ours. What is due is found by a sweep.
            await Task.Delay(25);
            clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Fail($"{id} is {(await store.Inspection.EventAsync("acme", id)).FirstOrDefault()?.Summary}\n{string.Join('\n', engine!.Log.Entries.ToArray())}");
        throw new System.Diagnostics.UnreachableException();
    }

    private sealed record SourceWanted(string Object, string Id)
    {
        public static SourceWanted Of(EventReport report)
        {
            var fetch = Assert.Single(PlanJson.Read(report.Plan!.Value).Fetches);
            return new SourceWanted(fetch.Object, fetch.Id);
        }
    }
}
