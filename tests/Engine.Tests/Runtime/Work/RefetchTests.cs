using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>An event that may tell less than is booked already is planned on what its source says now, where the mapping wants that.</summary>
public sealed class RefetchTests : IAsyncLifetime, IDisposable
{
    private const string Updated = "customer.updated";
    private const string Object = "/v1/customers/cus_1";

    private static readonly RecordKey Key = new("customer", "cus_1");

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
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        await store.DisposeAsync();
        await stripe.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_older_update_is_planned_on_what_the_source_says_now()
    {
        // Stripe is ahead of both events: a third one is still under way.
        stripe.Put("customers", Customer("Ada & Sons", Deliveries.Noon));
        await StartAsync("when-older");
        await DeliverAsync("evt_2", "Ada Ltd", TimeSpan.FromSeconds(9));
        Assert.Empty(stripe.Requests);

        var report = await DeliverAsync("evt_1", "Ada", TimeSpan.FromSeconds(5));

        Assert.Equal([Object], stripe.Requests.Select(request => request.Target));
        Assert.Equal("Ada & Sons", Name);
        Assert.Contains(report.LookUps, lookUp => lookUp.Exchange is { Path: Object, Status: 200 });
        var plan = PlanJson.Read(report.Plan!.Value);
        Assert.Equal("stripe customer cus_1 as it is now, since what is booked may be newer", Assert.Single(plan.Asked).Asked);
        Assert.Equal("evt_2", Assert.Single(plan.Steps).Wanted.Fact!.EventId);
        Assert.Equal(PlanJson.ToBytes(plan), report.Plan!.Value.ToArray());

        // What was fetched counts as no newer than the newest event: one between the two is older, and one after them still writes.
        await DeliverAsync("evt_3", "Ada & Sons", TimeSpan.FromSeconds(12));
        await DeliverAsync("evt_4", "late", TimeSpan.FromSeconds(7));
        Assert.Equal(("Ada & Sons", 2), (Name, stripe.Requests.Count));
    }

    [Theory]
    [InlineData("evt_1", "evt_2")]
    [InlineData("evt_2", "evt_1")]
    public async Task Of_two_updates_of_one_second_the_source_says_which_holds(string first, string second)
    {
        stripe.Put("customers", Customer("the last word", Deliveries.Noon));
        await StartAsync("when-older");
        await DeliverAsync(first, "one", TimeSpan.Zero);
        await DeliverAsync(second, "two", TimeSpan.Zero);
        Assert.Equal(("the last word", 1), (Name, stripe.Requests.Count));
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"resource_missing"}}""")]
    [InlineData(503, "")]
    [InlineData(200, """{"id":"cus_1","object":"customer","deleted":true}""")]
    public async Task Where_there_is_nothing_to_fetch_the_older_one_changes_nothing(int status, string body)
    {
        await StartAsync("when-older");
        await DeliverAsync("evt_2", "newer", TimeSpan.FromSeconds(9));
        stripe.Add(new StripeFault.Answered(status, body));

        var report = await DeliverAsync("evt_1", "older", TimeSpan.Zero);

        Assert.Equal(("newer", 1), (Name, stripe.Requests.Count));
        Assert.Equal("unchanged", Assert.Single(report.Summary.Records).Result);
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_fetched_and_the_older_one_changes_nothing()
    {
        stripe.Put("customers", Customer("unread", Deliveries.Noon));
        await StartAsync("never");
        await DeliverAsync("evt_2", "newer", TimeSpan.FromSeconds(9));
        await DeliverAsync("evt_1", "older", TimeSpan.Zero);
        Assert.Equal("newer", Name);
        Assert.Empty(stripe.Requests);
    }

    private string Name => netSuite.Text(Key, "companyName")!;

    private async Task StartAsync(string refetch)
    {
        var fixture = new PlanningFixture(Updated);
        var client = fixture.Client($$"""
            mapping: test
            on: { source: stripe, events: [{{Updated}}] }
            key: ${ payload.data.object.id }
            refetch: {{refetch}}
            records:
              - record: customer
                externalId: ${ payload.data.object.id }
                fields: { companyName: "${ payload.data.object.name }" }
            """) with
        {
            Stripe = new StripeConnection([new SecretReference("env:ACME_SECRET")]) { ApiKey = new SecretReference("env:STRIPE_KEY"), BaseUrl = stripe.Url },
        };
        Assert.Empty(fixture.Findings);
        engine = await RunningEngine.StartAsync(
            store,
            netSuite,
            clock,
            snapshot: new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name)),
            secrets: name => name == "STRIPE_KEY" ? StripeServer.Key : Deliveries.Secret);
    }

    private async Task<EventReport> DeliverAsync(string id, string name, TimeSpan later)
    {
        var at = Deliveries.Noon + later;
        var body = StripeRecords.Bytes(StripeRecords.Event(id, Updated, at, Customer(name, at)));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Stripe-Signature", Deliveries.Sign(body, clock.GetUtcNow()));
        using var answer = await engine!.Http.PostAsync(new Uri("/webhooks/acme/stripe", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        for (var round = 0; round < 400; round++)
        {
            var report = Assert.Single(await store.Inspection.EventAsync("acme", id));
            if (report.Summary.State == EventState.Completed)
            {
                return report;
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(25);
        }

        Assert.Fail($"{id} is {(await store.Inspection.EventAsync("acme", id))[0].Summary}\n{string.Join('\n', engine.Log.Entries.ToArray())}");
        throw new System.Diagnostics.UnreachableException();
    }

    private static JsonObject Customer(string name, DateTimeOffset at)
    {
        var customer = StripeRecords.Customer("cus_1", at);
        customer["name"] = name;
        return customer;
    }
}
