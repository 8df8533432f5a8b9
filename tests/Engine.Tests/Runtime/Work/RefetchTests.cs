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
public sealed class RefetchTests : IAsyncLifetime
{
    private const string Updated = "customer.updated";
    private const string Object = "/v1/customers/cus_1";

    private static readonly RecordKey Key = new("customer", "cus_1");

    private StripeWorld world = null!;

    public async Task InitializeAsync() => world = await StripeWorld.CreateAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_older_update_is_planned_on_what_the_source_says_now()
    {
        // Stripe is ahead of both events: a third one is still under way.
        world.Stripe.Put("customers", Customer("Ada & Sons", Deliveries.Noon));
        await StartAsync("when-older");
        await DeliverAsync("evt_2", "Ada Ltd", TimeSpan.FromSeconds(9));
        Assert.Empty(world.Stripe.Requests);

        var report = await DeliverAsync("evt_1", "Ada", TimeSpan.FromSeconds(5));

        Assert.Equal([Object], world.Stripe.Requests.Select(request => request.Target));
        Assert.Equal("Ada & Sons", Name);
        Assert.Contains(report.LookUps, lookUp => lookUp.Exchange is { Path: Object, Status: 200 });
        var plan = PlanJson.Read(report.Plan!.Value);
        Assert.Equal("stripe customer cus_1 as it is now, since what is booked may be newer", Assert.Single(plan.Asked).Asked);
        Assert.Equal("evt_2", Assert.Single(plan.Steps).Wanted.Fact!.EventId);
        Assert.Equal(PlanJson.ToBytes(plan), report.Plan!.Value.ToArray());

        // What was fetched counts as no newer than the newest event: one between the two is older, and one after them still writes.
        await DeliverAsync("evt_3", "Ada & Sons", TimeSpan.FromSeconds(12));
        await DeliverAsync("evt_4", "late", TimeSpan.FromSeconds(7));
        Assert.Equal(("Ada & Sons", 2), (Name, world.Stripe.Requests.Count));
    }

    [Theory]
    [InlineData("evt_1", "evt_2")]
    [InlineData("evt_2", "evt_1")]
    public async Task Of_two_updates_of_one_second_the_source_says_which_holds(string first, string second)
    {
        world.Stripe.Put("customers", Customer("the last word", Deliveries.Noon));
        await StartAsync("when-older");
        await DeliverAsync(first, "one", TimeSpan.Zero);
        await DeliverAsync(second, "two", TimeSpan.Zero);
        Assert.Equal(("the last word", 1), (Name, world.Stripe.Requests.Count));
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"resource_missing"}}""")]
    [InlineData(503, "")]
    [InlineData(200, """{"id":"cus_1","object":"customer","deleted":true}""")]
    public async Task Where_there_is_nothing_to_fetch_the_older_one_changes_nothing(int status, string body)
    {
        await StartAsync("when-older");
        await DeliverAsync("evt_2", "newer", TimeSpan.FromSeconds(9));
        world.Stripe.Add(new StripeFault.Answered(status, body));

        var report = await DeliverAsync("evt_1", "older", TimeSpan.Zero);

        Assert.Equal(("newer", 1), (Name, world.Stripe.Requests.Count));
        Assert.Equal("unchanged", Assert.Single(report.Summary.Records).Result);
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_fetched_and_the_older_one_changes_nothing()
    {
        world.Stripe.Put("customers", Customer("unread", Deliveries.Noon));
        await StartAsync("never");
        await DeliverAsync("evt_2", "newer", TimeSpan.FromSeconds(9));
        await DeliverAsync("evt_1", "older", TimeSpan.Zero);
        Assert.Equal("newer", Name);
        Assert.Empty(world.Stripe.Requests);
    }

    private string Name => world.NetSuite.Text(Key, "companyName")!;

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
            Stripe = world.Connection(),
        };
        Assert.Empty(fixture.Findings);
        await world.StartAsync(client);
    }

    private async Task<EventReport> DeliverAsync(string id, string name, TimeSpan later)
    {
        var at = Deliveries.Noon + later;
        await world.DeliverAsync(id, Updated, at, Customer(name, at));
        return await world.UntilAsync(id, EventState.Completed);
    }

    private static JsonObject Customer(string name, DateTimeOffset at)
    {
        var customer = StripeRecords.Customer("cus_1", at);
        customer["name"] = name;
        return customer;
    }
}
