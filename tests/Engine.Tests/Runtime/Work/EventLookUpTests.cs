using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.Storage;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.NetSuite;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>The shell's part of look-ups: it asks, keeps the answers, and tries again where there is none.</summary>
public sealed class EventLookUpTests : IAsyncLifetime, IDisposable
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [customer.created] }
        key: ${ payload.data.object.customer }
        lookups:
          invoice: { object: invoice, id: in_1 }
          known: { record: customer, by: [{ externalId: "${ payload.data.object.customer }" }, { companyName: "${ invoice?.customer_name ?? null }" }] }
        records:
          - record: customer
            externalId: ${ payload.data.object.customer }
            write: create-if-absent
            lookup: known
            fields: { companyName: "${ invoice?.customer_name ?? 'nobody' }" }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly RawServer stripe = new();
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
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        await store.DisposeAsync();
        await stripe.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_source_that_gives_no_answer_is_asked_again_and_nothing_is_written_before()
    {
        stripe.Answer = _ => RawReply.Status(503);
        await StartAsync();
        var waiting = await UntilAsync(EventState.Retry);
        Assert.Empty(netSuite.Calls);
        Assert.Contains("HTTP 503", waiting.Summary.Reason, StringComparison.Ordinal);

        stripe.Answer = _ => RawReply.Status(200, """{"id":"in_1","object":"invoice","customer_name":"Ann Ltd"}""");
        clock.Advance(TimeSpan.FromMinutes(10));

        var report = await UntilAsync(EventState.Completed);
        Assert.Equal(["look customer cus_1", "search customer with companyName \"Ann Ltd\"", "create customer cus_1"], netSuite.Calls);
        var plan = PlanJson.Read(report.Plan!.Value);
        Assert.Equal(["source", "netsuite"], plan.Asked.Select(asked => asked.Kind));
        Assert.Contains(report.LookUps, lookUp => lookUp.Exchange is { Path: "/v1/invoices/in_1", Status: 200 });
    }

    [Fact]
    public async Task A_record_found_by_a_field_is_linked_and_known_afterwards()
    {
        netSuite.Put(new RecordKey("customer", "crm_7"), new RecordContent([new("companyName", Value.Of("Ann Ltd"))], []));
        stripe.Answer = _ => RawReply.Status(200, """{"id":"in_1","object":"invoice","customer_name":"Ann Ltd"}""");
        await StartAsync();

        var report = await UntilAsync(EventState.Completed);

        Assert.Equal(0, netSuite.Creates);
        Assert.Equal(("unchanged", "101"), (Assert.Single(report.Summary.Records).Result, report.Summary.Records[0].InternalId));
    }

    private async Task StartAsync()
    {
        var client = new PlanningFixture("customer.created").Client(Mapping) with
        {
            Name = "acme",
            Stripe = new StripeConnection([new SecretReference("env:ACME_SECRET")]) { ApiKey = new SecretReference("env:ACME_SECRET"), BaseUrl = stripe.Url },
        };
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", type: "customer.created"));
        engine = await RunningEngine.StartAsync(store, netSuite, clock, snapshot: new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name)));
    }

    private async Task<EventReport> UntilAsync(EventState state)
    {
        for (var round = 0; round < 400; round++)
        {
            var report = Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
            if (report.Summary.State == state)
            {
                return report;
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(25);
        }

        Assert.Fail($"evt_1 is {(await store.Inspection.EventAsync("acme", "evt_1"))[0].Summary}\n{string.Join('\n', engine?.Log.Entries.ToArray() ?? [])}");
        throw new System.Diagnostics.UnreachableException();
    }
}
