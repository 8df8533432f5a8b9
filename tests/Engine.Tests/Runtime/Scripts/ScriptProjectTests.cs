using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Configuration;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Scripts;

/// <summary>Scripts in a project: loaded with it, called by its mappings, in every command.</summary>
public sealed class ScriptProjectTests
{
    private const string Mapping =
        """
        mapping: invoice
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.customer }
        let:
          invoice: ${ payload.data.object }
          called: ${ script('called', invoice) }
        records:
          - record: customer
            externalId: ${ script('id', invoice.customer) }
            fields:
              companyName: ${ script('shout', called) }
              comments: ${ script('total', invoice.lines.Select(l => money(l, 'usd'))) }
        """;

    private const string Names =
        """
        // What a customer is called.
        function called(invoice) {
          if (invoice.name === 'hang') { return new Array(2147483647).join('x'); }
          if (invoice.name === 'crash') { var o = { toString: function () { return '' + this; } }; return '' + o; }
          if (invoice.name === 'bug') { return invoice.no.such; }
          return invoice.name + helper();
        }
        function helper() { return '!'; }
        function id(customer) { return customer; }
        """;

    private const string Total = "function total(amounts) { return amounts.join('+'); }";

    private const string Shout = "(function (text) { return text.toUpperCase(); })";

    private const string Spec =
        """
        name: a script names the customer
        given: { netsuite: { absent: [{ customer: cus_1 }] } }
        when:
          - source: stripe
            event: invoice.paid
            payload: { id: in_1, customer: cus_1, name: ada, lines: [1999, 1] }
        then:
          plan:
            - { create: customer, externalId: cus_1, fields: { companyName: "ADA!", comments: "19.99+0.01", subsidiary: "1" } }
        """;

    [Fact]
    public async Task A_spec_and_a_plan_have_what_the_scripts_gave()
    {
        using var project = Project();
        var (exit, output, error) = await EngineProcess.RunAsync("test", "--root", project.Path);
        Assert.True(exit == 0, output + error);

        project.With("event.json", Deliveries.Body("evt_1", "invoice.paid", name: "bug"));
        var (raised, json, _) = await EngineProcess.RunAsync("map", "--root", project.Path, "--client", "acme", "--event", Path.Combine(project.Path, "event.json"));
        Assert.Equal(1, raised);
        using var plans = JsonDocument.Parse(json);
        var problem = plans.RootElement.GetProperty("plans")[0].GetProperty("problems")[0];
        Assert.Equal("SCR101", problem.GetProperty("code").GetString());
        Assert.Contains("mappings/packs/stripe/scripts/names.js:5:", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_counts_the_scripts()
    {
        using var project = Project();
        var (exit, _, error) = await EngineProcess.RunAsync("lint", "--root", project.Path);
        Assert.Equal(0, exit);
        Assert.Contains("checked, nothing found. 3 files of scripts.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clients_script_replaces_the_packs_and_the_revision_says_so()
    {
        using var project = Project();
        var before = Load(project);
        project.With("mappings/acme/scripts/mine.js", "function helper() { return '?'; } function called(i) { return 'mine'; }");
        var after = Load(project);

        Assert.NotEqual(before.Clients["acme"].Revision, after.Clients["acme"].Revision);
        Assert.Equal("mappings/acme/scripts/mine.js", after.Clients["acme"].Scripts["called"].Span.File);
        Assert.Equal(["called", "helper", "id", "shout", "total"], after.Clients["acme"].Scripts.Keys.Order());
    }

    [Fact]
    public async Task Hostile_scripts_raise_their_events_and_the_worker_goes_on()
    {
        using var project = Project();
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        var netSuite = new ScriptedNetSuite();
        foreach (var (n, name) in new[] { "hang", "crash", "bug", "ada" }.Index())
        {
            await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{name}", lane: $"cus_{n}", type: "invoice.paid", name: name));
        }

        await using var engine = await RunningEngine.StartAsync(store, netSuite, new ManualTime(Deliveries.Noon), snapshot: Load(project));

        Assert.StartsWith("SCR102", await ReasonAsync(store, "evt_hang"), StringComparison.Ordinal);
        Assert.StartsWith("SCR102", await ReasonAsync(store, "evt_crash"), StringComparison.Ordinal);
        Assert.StartsWith("SCR101", await ReasonAsync(store, "evt_bug"), StringComparison.Ordinal);
        await ReasonAsync(store, "evt_ada");
        Assert.Equal("ADA!", netSuite.Text(new RecordKey("customer", "cus_3"), "companyName"));
    }

    private static TemporaryFolder Project() => ProjectFixture.Create()
        .With("mappings/packs/stripe/invoice.yaml", Mapping)
        .With("mappings/acme/invoice.yaml", "mapping: invoice\nwaitDays: 7\n")
        .With("mappings/acme/specs/paid.spec.yaml", Spec)
        .With("mappings/packs/stripe/scripts/names.js", Names)
        .With("mappings/packs/stripe/scripts/total.js", Total)
        .With("mappings/acme/scripts/shout.js", Shout);

    private static Snapshot Load(TemporaryFolder project)
    {
        var loaded = ConfigurationLoader.Load(project.Path);
        Assert.Empty(loaded.Findings);
        return loaded.Snapshot!;
    }

    private static async Task<string?> ReasonAsync(IStore store, string eventId)
    {
        for (var round = 0; round < 400; round++)
        {
            var summary = (await store.Inspection.EventAsync("acme", eventId))[0].Summary;
            if (summary.State is EventState.Raised or EventState.Completed)
            {
                return summary.Reason;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }

        return "It did not end.";
    }
}
