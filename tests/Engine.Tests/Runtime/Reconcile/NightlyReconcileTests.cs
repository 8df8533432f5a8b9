using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Reconcile;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using RunReport = Engine.Runtime.Storage.RunReport;

namespace Engine.Tests.Runtime.Reconcile;

/// <summary>Reconciling by the clock.</summary>
public sealed class NightlyReconcileTests
{
    [Fact]
    public async Task Differences_of_the_week_before_fail_the_run_and_stand_in_the_metrics_and_nothing_is_queued()
    {
        var run = await RunAsync(stripe =>
        {
            stripe.Put(StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon.AddDays(-2), 1999));
            stripe.Put(StripeRecords.Invoice("in_old", "cus_1", Deliveries.Noon.AddDays(-30), 1999));
            stripe.Put(StripeRecords.Invoice("in_today", "cus_1", Deliveries.Noon, 1999));
        });

        Assert.Equal((RunKind.Reconcile, RunState.Done, 1L), (run.Run.Start.Kind, run.Run.State, run.Run.Progress.Counts["differences"]));
        Assert.Equal("RUN441", Assert.Single(run.Run.Progress.Failures).Code);
        Assert.Contains($"--run {run.Run.Number}", run.Run.Progress.Failures[0].Message, StringComparison.Ordinal);
        Assert.Equal([("acme", "stripe", 1)], run.Standing);
        Assert.True(run.IsReportKept);

        // Nothing but the item that tells of it.
        Assert.Equal(1, run.Events);
        var item = Assert.Single(run.Items);
        Assert.Equal((ItemState.Open, "RUN441", OwnFinding.Books), (item.State, item.Code, item.Source));
        Assert.Equal(run.Run.Progress.Failures[0].Message, item.Message);
    }

    [Fact]
    public async Task What_differs_is_one_item_night_after_night_until_a_night_finds_nothing()
    {
        var invoice = StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon.AddDays(-2), 1999);
        var run = await RunAsync(
            stripe => stripe.Put(invoice),
            nights:
            [
                // Two weeks later it would be too old for the seven days, and is still looked for.
                (TimeSpan.FromDays(14), _ => { }),
                (TimeSpan.FromDays(1), stripe =>
                {
                    var draft = invoice.DeepClone().AsObject();
                    draft["status"] = "draft";
                    stripe.Put(draft);
                }),
            ]);

        Assert.Equal((RunState.Done, 0L), (run.Run.State, run.Run.Progress.Counts["differences"]));
        Assert.Empty(run.Items);
        var report = Assert.IsType<ItemReport>(run.First);
        Assert.Equal(ItemState.Resolved, report.Item.State);
        Assert.Equal(["raised", "raised", "settled"], report.History.Select(entry => entry.What));
        Assert.Equal(EventState.Completed, report.Item.EventState);
    }

    [Fact]
    public async Task A_week_in_which_nothing_is_missing_ends_well()
    {
        var run = await RunAsync(_ => { });
        Assert.Equal((RunState.Done, 0L), (run.Run.State, run.Run.Progress.Counts["differences"]));
        Assert.Empty(run.Run.Progress.Failures);
        Assert.Equal([("acme", "stripe", 0)], run.Standing);
    }

    [Fact]
    public async Task An_account_that_does_not_answer_fails_the_run_and_calls_nothing_missing()
    {
        var run = await RunAsync(stripe => stripe.Put(StripeRecords.Invoice("in_1", "cus_1", Deliveries.Noon.AddDays(-2), 1999)), isDown: true);
        Assert.Equal((RunState.Failed, "RUN440"), (run.Run.State, Assert.Single(run.Run.Progress.Failures).Code));
        Assert.Empty(run.Standing);
        Assert.False(run.IsReportKept);
    }

    private static async Task<(RunReport Run, List<(string, string, int)> Standing, long Events, bool IsReportKept, ImmutableArray<ExceptionItem> Items, ItemReport? First)> RunAsync(
        Action<StripeServer> fill, bool isDown = false, params (TimeSpan Later, Action<StripeServer> Fill)[] nights)
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTime(Deliveries.Noon);
        await using var store = Stores.Open(folder);
        await using var stripe = await StripeServer.StartAsync(new StripeOptions { Clock = clock });
        fill(stripe);
        var schedules = TimeClients.Of(TimeClients.Stripe + "schedules: { books: { run: reconcile, cron: \"30 4 * * *\" } }\n");
        var client = WorkMappings.Client("acme", new StripeConnection([new SecretReference("env:ACME_SECRET")]) { ApiKey = new SecretReference("env:STRIPE_KEY"), BaseUrl = stripe.Url }) with
        {
            Schedules = schedules.Schedules,
        };
        var task = Assert.Single(client.Schedules).Task;
        Assert.Equal(ScheduledTask.Reconcile, task);
        await using var engine = await RunningEngine.StartAsync(
            store, new ScriptedNetSuite { IsDown = isDown }, clock, snapshot: new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name)), secrets: name => name == "STRIPE_KEY" ? StripeServer.Key : Deliveries.Secret);

        var run = await NightAsync(engine, client, clock);
        foreach (var night in nights)
        {
            clock.Advance(night.Later);
            night.Fill(stripe);
            run = await NightAsync(engine, client, clock);
        }

        return (
            run,
            [.. engine.Part<ReconcileStanding>().All],
            (await store.Inspection.StatusAsync()).Events.Sum(state => (long)state.Value),
            await store.Reports.FindAsync(run.Number) is not null,
            await store.Exceptions.ListAsync(new ItemFilter("acme")),
            await store.Exceptions.ItemAsync(1));
    }

    private static async Task<RunReport> NightAsync(RunningEngine engine, ClientConfig client, ManualTime clock)
    {
        var work = engine.Part<ScheduleRunner>().RunNowAsync(client, client.Schedules[0].Task, null, null, default);
        while (!work.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(work, Task.Delay(1));
        }

        return (await work)!;
    }
}
