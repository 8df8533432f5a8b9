using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.App.Output;
using Engine.Core.Reconciliation;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;
using RunReport = Engine.Runtime.Storage.RunReport;

namespace Engine.Tests.Runtime.Reconcile;

/// <summary>acme's month at Stripe's stand-in beside the sandbox's books, through the engine's own API.</summary>
public sealed class ReconcileTests : IAsyncLifetime
{
    private static readonly string[] forPeople = ["in_1QAcme0017", "in_1QAcme0018"];
    private static readonly string[] unlinked = ["ch_3QAcme0005", "ch_3QAcme0007", "ch_3QAcme0015", "ch_3QAcme0021", "po_1QAcme0001", "re_3QAcme0005A"];

    private DemoStage stage = null!;

    public async Task InitializeAsync()
    {
        stage = await DemoStage.StartAsync(ConfigurationLoader.Load(Repository.Root).Snapshot!.Clients["acme"], default);
        DemoStripe.Fill(stage.Stripe, DemoHistory.Acme);
    }

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Fact]
    public async Task What_is_missing_is_queued_and_a_second_run_finds_nothing_more()
    {
        var before = await RunAsync(heals: true);
        Assert.True(before.Count(ReconciledState.Missing) > 30, ReconcileText.Of(before));
        Assert.Equal(0, before.Count(ReconciledState.OnlyInNetSuite));
        await UntilQuietAsync();

        var after = await RunAsync();

        // What acme's configuration cannot book, and sales that in today's version nothing marks as sales without an invoice.
        Assert.Equal(forPeople, after.Rows.Where(row => row.State == ReconciledState.NeedsPerson).Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(unlinked, after.Rows.Where(row => row.State == ReconciledState.Missing).Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(0, after.Count(ReconciledState.Differs));
        var again = await RunAsync(heals: true);
        Assert.Equal(after.Rows.Select(Shown), again.Rows.Select(Shown));
        Assert.Equal(0, (await RunReportAsync(again.Run)).Progress.Counts["taken"]);
    }

    [Fact]
    public async Task An_amount_that_differs_is_told_to_the_cent()
    {
        await BookAsync();
        var invoice = (await RunAsync()).Rows.Single(row => row.Id == "in_1QAcme0014");
        Assert.Equal((ReconciledState.Agrees, 0m), (invoice.State, invoice.Difference));
        var payment = (await RunAsync()).Rows.First(row => row is { Kind: "charge", State: ReconciledState.Agrees, Currency: "USD" });
        var charge = stage.Stripe.Find("charges", payment.Id)!;
        charge["amount"] = (long)charge["amount"]! - 125;
        charge["amount_captured"] = (long)charge["amount_captured"]! - 125;
        stage.Stripe.Put(charge);

        var report = await RunAsync();

        var row = report.Rows.Single(row => row.Id == payment.Id);
        Assert.Equal((ReconciledState.Differs, 1.25m, payment.Amount), (row.State, row.Difference, row.Booked));
        Assert.Contains(report.Periods, total => total is { Kind: "charge", Currency: "USD" } && total.Objects > 10);
    }

    [Fact]
    public async Task A_record_that_nothing_at_the_source_stands_for_is_told_after_the_source_was_asked()
    {
        await BookAsync();
        stage.Stripe.Remove("invoices", "in_1QAcme0013");
        stage.Stripe.Remove("refunds", "re_3QAcme0006");

        var report = await RunAsync();

        var alone = report.Rows.Where(row => row.State == ReconciledState.OnlyInNetSuite).ToDictionary(row => row.Id);
        Assert.Contains("in_1QAcme0013", alone.Keys);
        Assert.Equal(("invoice", 29m, 29m), (alone["in_1QAcme0013"].Kind, alone["in_1QAcme0013"].Booked, alone["in_1QAcme0013"].Difference));
        Assert.Contains(stage.Stripe.Requests, request => request.Target == "/v1/invoices/in_1QAcme0013");
        Assert.Contains(report.Accounts, account => account.OnlyInNetSuite != 0);
        Assert.Equal(0, report.Accounts.Sum(account => account.Balance));
    }

    [Fact]
    public async Task An_object_that_began_long_before_its_accounting_date_is_fetched_and_not_taken_for_missing_at_the_source()
    {
        await BookAsync();
        var invoice = stage.Stripe.Find("invoices", "in_1QAcme0013")!;
        invoice["created"] = new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        stage.Stripe.Put(invoice);

        var row = (await RunAsync()).Rows.Single(row => row.Id == "in_1QAcme0013");

        Assert.Equal((ReconciledState.Agrees, new DateOnly(2026, 1, 20)), (row.State, row.Date));
    }

    [Fact]
    public async Task A_payout_is_what_its_movements_are_and_names_those_that_are_not_booked()
    {
        await BookAsync();
        var whole = Assert.Single((await RunAsync()).Settled);
        Assert.Equal(0, whole.Difference);
        Assert.Equal(unlinked.Where(id => id is not ("ch_3QAcme0021" or "po_1QAcme0001")), whole.Open.Order(StringComparer.Ordinal));

        stage.Stripe.PutTransaction("po_1QAcme0001", new JsonObject
        {
            ["id"] = "txn_more",
            ["object"] = "balance_transaction",
            ["amount"] = 1000,
            ["fee"] = 40,
            ["net"] = 960,
            ["currency"] = "usd",
            ["created"] = new DateTimeOffset(2026, 1, 25, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
            ["source"] = "ch_3QAcme0021",
            ["type"] = "charge",
        });
        var report = await RunAsync();

        var sum = Assert.Single(report.Settled);
        Assert.Equal(-9.60m, sum.Difference);
        Assert.Contains("ch_3QAcme0021", sum.Open);
        Assert.Equal("po_1QAcme0001", report.Rows.Single(row => row.Id == "ch_3QAcme0021").SettledIn);
    }

    [Fact]
    public async Task When_NetSuite_or_the_source_does_not_answer_nothing_is_compared()
    {
        stage.Stripe.Add(new Engine.Sandbox.Stripe.StripeFault.Answered(401, "{}"));

        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync());

        var run = Assert.Single((await stage.Engine.Inspection.History.RunsAsync(new RunFilter("acme", RunKind.Reconcile))));
        Assert.Equal((RunState.Failed, "RUN402"), (run.State, run.Progress.Failures[0].Code));
    }

    [Fact]
    public async Task The_report_comes_as_text_CSV_and_a_page_that_runs_nothing()
    {
        await BookAsync();
        stage.Stripe.Put(Customerless("=cmd|' /C calc'!A0<script>alert(1)</script>"));
        var report = await RunAsync();

        var text = ReconcileText.Of(report);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 120, line));
        var csv = ReconcileCsv.Of(report);
        Assert.Equal(report.Rows.Sum(row => Math.Max(1, row.Records.Length)) + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var html = ReconcileHtml.Of(report);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("@media print", html, StringComparison.Ordinal);
    }

    private static JsonObject Customerless(string currency) => new()
    {
        ["id"] = "in_odd",
        ["object"] = "invoice",
        ["created"] = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
        ["currency"] = currency,
        ["customer"] = "cus_QAcme0001",
        ["status"] = "open",
        ["total"] = 100,
    };

    private static string Shown(ReconciledRow row) => $"{row.Id} {row.State} {row.Difference}";

    private Task<ReconciliationReport> RunAsync(bool heals = false) => DemoReconciliation.RunAsync(stage.Engine, "acme", heals, default);

    private async Task<RunReport> RunReportAsync(long number) => (await stage.Engine.Inspection.History.RunsAsync(new RunFilter(Number: number))).Single();

    private async Task BookAsync()
    {
        await RunAsync(heals: true);
        await UntilQuietAsync();
    }

    private async Task UntilQuietAsync()
    {
        for (var n = 0; n < 1000; n++)
        {
            var events = (await stage.Engine.Inspection.StatusAsync()).Events;
            if (events[EventState.Received] + events[EventState.Processing] + events[EventState.Retry] == 0)
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Fail("The engine is not done.");
    }
}
