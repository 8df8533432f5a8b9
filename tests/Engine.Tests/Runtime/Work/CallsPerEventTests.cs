using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Sandbox.Faults;
using Engine.Tests.Conformance;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using Xunit.Abstractions;

namespace Engine.Tests.Runtime.Work;

/// <summary>What an event costs in calls: the account's concurrency is the scarce thing. Against the sandbox, over HTTP.</summary>
public sealed class CallsPerEventTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Events = 50;

    private const string PaidInvoice =
        """
        mapping: paid
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.customer }
        records:
          - record: customer
            externalId: ${ payload.data.object.customer }
            write: create-if-absent
            fields: { companyName: "Company ${ payload.data.object.customer }", subsidiary: "1" }
          - record: invoice
            externalId: ${ payload.data.object.id }
            fields: { entity: "${ ref('customer') }", currency: "1", tranDate: "2026-01-15" }
            lines: { item: { fields: { item: "201", quantity: 1, amount: "${ money(1999, 'USD') }" } } }
          - record: customerPayment
            externalId: pay_${ payload.data.object.id }
            fields: { customer: "${ ref('customer') }", currency: "1", payment: "${ money(1999, 'USD') }", account: "1", tranDate: "2026-01-15" }
            lines: { apply: { fields: { doc: "${ ref('invoice') }", apply: true, amount: "${ money(1999, 'USD') }" } } }
        """;

    private readonly TemporaryFolder folder = new();
    private SandboxWorld sandbox = null!;
    private NetSuiteAccounts accounts = null!;
    private IStore store = null!;

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        sandbox = await SandboxWorld.StartAsync();
        accounts = new NetSuiteAccounts(sandbox.Gathering);
    }

    public async Task DisposeAsync()
    {
        accounts.Dispose();
        await sandbox.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_first_paid_invoice_costs_three_writes_and_a_tenth_of_a_look_up_and_its_redelivery_nothing()
    {
        await AcceptAllAsync(typeof(Acceptance.New));
        await using var engine = await RunningEngine.StartAsync(store, accounts, TimeProvider.System, snapshot: Snapshot());
        var first = await CompletedAsync(engine);
        output.WriteLine($"{Events} first-time paid invoices: {first["callsPerEvent"]!.ToJsonString()} {first["accounts"]![0]!["calls"]!.ToJsonString()}");

        Assert.Equal(3m, first["callsPerEvent"]!["writes"]!.GetValue<decimal>());
        Assert.InRange(first["callsPerEvent"]!["lookUps"]!.GetValue<decimal>(), 0.02m, 0.1m);

        await AcceptAllAsync(typeof(Acceptance.Repeat));
        var again = await CompletedAsync(engine);
        output.WriteLine($"the same {Events} again: {again["accounts"]![0]!["calls"]!.ToJsonString()}");

        Assert.Equal(first["accounts"]![0]!["calls"]!.ToJsonString(), again["accounts"]![0]!["calls"]!.ToJsonString());
        Assert.Equal(0, accounts.Reports.Single().Governor.LimitAnswers);
    }

    [Fact]
    public async Task A_customer_that_was_there_before_is_read_once_and_one_of_another_subsidiary_is_not_taken()
    {
        for (var n = 1; n <= Events; n++)
        {
            await CreateCustomerAsync(n, subsidiary: "1");
        }

        await CreateCustomerAsync(Events + 1, subsidiary: "2");
        await AcceptAsync(1, Events + 1);
        var first = await LookUpsOfARunAsync();
        await AcceptAsync(1, Events, "in_later");
        var second = await LookUpsOfARunAsync() - first;
        output.WriteLine($"{Events} customers that somebody else made: {first} look-ups at the first event, {second} at the next");

        var raised = Assert.Single(await store.Inspection.EventsAsync(new EventFilter(State: EventState.Raised)));
        Assert.Equal($"evt_in_{Events + 1}", raised.Id);
        Assert.InRange(first, Events + 2, Events + 6);
        Assert.InRange(second, 1, Events / 10);
    }

    [Fact]
    public async Task A_backlog_is_written_in_batches_where_the_connection_says_so()
    {
        await AcceptAllAsync(typeof(Acceptance.New));
        await using var engine = await RunningEngine.StartAsync(store, accounts, TimeProvider.System, snapshot: Snapshot(batchWrites: true));
        var status = await CompletedAsync(engine);
        output.WriteLine($"{Events} first-time paid invoices in batches: {status["callsPerEvent"]!.ToJsonString()} {status["accounts"]![0]!["calls"]!.ToJsonString()}");

        Assert.InRange(status["accounts"]![0]!["calls"]!["create"]!.GetValue<int>(), 3, 75);
        Assert.Equal(3 * Events, await RecordsAsync());
    }

    [Fact]
    public async Task In_a_batch_one_bad_record_stops_its_own_event_and_a_lost_answer_stops_none()
    {
        sandbox.Server.Add(new Fault(FaultKind.BadRecord) { Record = "customer", Detail = "You have entered an Invalid Field Value 1 for the following field: subsidiary" });
        sandbox.Server.Add(new Fault(FaultKind.LoseAnswer) { Record = "invoice", Method = "POST" });
        await AcceptAsync(1, Events + 1);
        await using var engine = await RunningEngine.StartAsync(store, accounts, TimeProvider.System, snapshot: Snapshot(batchWrites: true));
        await CompletedAsync(engine);

        Assert.Empty(sandbox.Server.PendingFaults);
        var raised = Assert.Single(await store.Inspection.EventsAsync(new EventFilter(State: EventState.Raised)));
        Assert.Contains("NET002", (await store.Inspection.EventAsync("acme", raised.Id)).SelectMany(report => report.Problems).Select(problem => problem.Code));
        Assert.Equal(3 * Events, await RecordsAsync());
    }

    [Fact]
    public async Task An_engine_that_ends_while_a_batch_is_under_way_finds_its_records_afterwards()
    {
        using var http = new HttpClient { BaseAddress = sandbox.Server.BaseAddress };
        (await http.PatchAsJsonAsync("/sandbox/switches", new Dictionary<string, string> { ["jobDelay"] = "1500" })).EnsureSuccessStatusCode();
        await AcceptAllAsync(typeof(Acceptance.New));
        var options = new WorkerOptions { StopGrace = TimeSpan.Zero, SettleSteps = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4)], RequestTimeout = TimeSpan.FromSeconds(3), SweepInterval = TimeSpan.FromMilliseconds(200) };
        using (var mortal = new NetSuiteAccounts(sandbox.Gathering))
        {
            await using var first = await RunningEngine.StartAsync(store, mortal, TimeProvider.System, options, Snapshot(batchWrites: true));
            for (var round = 0; !mortal.Reports.Any(report => report.Calls[CallKind.Create] > 0); round++)
            {
                Assert.InRange(round, 0, 600);
                await Task.Delay(50);
            }
        }

        await using var second = await RunningEngine.StartAsync(store, accounts, TimeProvider.System, options, Snapshot(batchWrites: true));
        await CompletedAsync(second);

        Assert.Equal(3 * Events, await RecordsAsync());
        var report = Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
        Assert.Equal(["created", "created", "created"], report.Summary.Records.Select(record => record.Result));
    }

    [Fact]
    public async Task The_same_fact_under_a_second_event_id_writes_nothing_and_reads_each_record_that_it_would_change()
    {
        await AcceptAllAsync(typeof(Acceptance.New));
        var first = await LookUpsOfARunAsync();
        for (var n = 1; n <= Events; n++)
        {
            var body = Deliveries.Body($"evt_{n}", customer: $"cus_{n}").AsSpan().ToArray();
            var again = System.Text.Encoding.UTF8.GetString(body).Replace($"\"evt_{n}\",\"object\":\"event\"", $"\"evt_again_{n}\",\"object\":\"event\"", StringComparison.Ordinal);
            Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of($"evt_again_{n}", lane: $"cus_{n}", body: System.Text.Encoding.UTF8.GetBytes(again))));
        }

        var second = await LookUpsOfARunAsync() - first;
        output.WriteLine($"the same {Events} facts under other event ids: {second} look-ups");

        Assert.Equal(3 * Events, await RecordsAsync());
        Assert.InRange(second, 2 * Events, (2 * Events) + (Events / 10));
    }

    [Fact]
    public async Task Nothing_secret_is_kept_on_disk_or_shown()
    {
        sandbox.Server.Add(new Fault(FaultKind.Unauthorized) { Record = "invoice" });
        await AcceptAllAsync(typeof(Acceptance.New));
        await using var engine = await RunningEngine.StartAsync(store, accounts, TimeProvider.System, snapshot: Snapshot());
        await CompletedAsync(engine);

        var shown = new[] { await engine.Http.GetStringAsync("/api/status"), await engine.Http.GetStringAsync("/api/events/acme/evt_1"), string.Join('\n', engine.Log.Entries) };
        var kept = Directory.GetFiles(folder.Path).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(ReadShared);
        Assert.All([.. shown, .. kept], text => Assert.All(
            ["Bearer ", "access_token", "client_assertion", "PRIVATE KEY", "eyJ"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private async Task AcceptAllAsync(Type expected)
    {
        for (var n = 1; n <= Events; n++)
        {
            var body = Deliveries.Body($"evt_{n}", customer: $"cus_{n}");
            Assert.IsType(expected, await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}", lane: $"cus_{n}", body: body)));
        }
    }

    private async Task AcceptAsync(int from, int to, string invoice = "in")
    {
        for (var n = from; n <= to; n++)
        {
            var delivery = Deliveries.Of($"evt_{invoice}_{n}", lane: $"cus_{n}", body: Deliveries.Body($"evt_{invoice}_{n}", customer: $"cus_{n}"));
            Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(delivery));
        }
    }

    private async Task CreateCustomerAsync(int n, string subsidiary) => Assert.IsType<WriteAnswer.Done>(await sandbox.Client.CreateAsync(
        new("customer", $"cus_{n}"), new([new("companyName", Value.Of($"Made by hand {n}")), new("subsidiary", Value.Of(subsidiary))], []), default));

    /// <summary>Look-ups of all runs so far, when one more has completed its events.</summary>
    private async Task<int> LookUpsOfARunAsync()
    {
        await using var engine = await RunningEngine.StartAsync(store, accounts, TimeProvider.System, snapshot: Snapshot());
        var status = await CompletedAsync(engine);
        return new[] { "query", "read" }.Sum(kind => status["accounts"]![0]!["calls"]![kind]!.GetValue<int>());
    }

    /// <summary>The part of <c>/api/status</c> about NetSuite, once all events are completed.</summary>
    private async Task<JsonNode> CompletedAsync(RunningEngine engine)
    {
        for (var round = 0; round < 600; round++)
        {
            var status = JsonNode.Parse(await engine.Http.GetStringAsync("/api/status"))!;
            if (status["netSuite"]!["completedEvents"]!.GetValue<long>() == Events)
            {
                return status["netSuite"]!;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        var open = await store.Inspection.EventsAsync(new EventFilter(Limit: 3));
        throw new InvalidOperationException($"Not all events were completed: {string.Join("; ", open.Select(summary => $"{summary.Id} {summary.State} {summary.Reason}"))}");
    }

    /// <summary>Customers, invoices and payments that the account holds.</summary>
    private async Task<int> RecordsAsync()
    {
        using var http = new HttpClient { BaseAddress = sandbox.Server.BaseAddress };
        var count = 0;
        foreach (var type in new[] { "customer", "invoice", "customerPayment" })
        {
            var records = JsonNode.Parse(await http.GetStringAsync($"/sandbox/records?type={type}"))!["records"]!.AsArray();
            count += records.Count(record => record!["externalId"] is not null);
        }

        return count;
    }

    private Snapshot Snapshot(bool batchWrites = false)
    {
        var fixture = new PlanningFixture();
        var client = fixture.Client(PaidInvoice) with { NetSuite = sandbox.Connection with { BatchWrites = batchWrites } };
        Assert.Empty(fixture.Findings);
        return new("r1", new[] { client }.ToFrozenDictionary(one => one.Name));
    }
}
