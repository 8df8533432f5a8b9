using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Json;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Storage;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>Events that wait for their time, in the whole service: nothing is written before, the order of a key is kept, and an operator can say otherwise.</summary>
public sealed class DeliveryTests : IAsyncLifetime, IDisposable
{
    private const string Settings = "windows: { evening: { opens: \"18:00\", closes: \"23:00\" } }\nschedules: { night: { run: deliver, cron: \"0 2 * * *\" } }\n";

    private readonly TemporaryFolder folder = new();
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
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_event_waits_for_its_window_and_says_so()
    {
        await AcceptAsync("evt_1", WorkMappings.Updated);
        await StartAsync(DeliveryMode.Window);

        var waiting = await UntilAsync("evt_1", summary => summary.State == EventState.Retry);
        Assert.Equal(("Waits for the window evening, at 2026-01-15 18:00 UTC.", 0), (waiting.Reason, waiting.Attempts));
        Assert.Empty(netSuite.Calls);

        clock.Advance(TimeSpan.FromHours(6));
        await UntilAsync("evt_1", summary => summary.State == EventState.Completed);
    }

    [Fact]
    public async Task What_follows_in_the_order_of_the_key_waits_behind_it_and_other_keys_do_not()
    {
        await AcceptAsync("evt_1", WorkMappings.Updated);
        await AcceptAsync("evt_2", WorkMappings.Created, at: Deliveries.Noon.AddSeconds(1));
        await AcceptAsync("evt_3", WorkMappings.Created, "cus_other");
        await StartAsync(DeliveryMode.Window);

        await UntilAsync("evt_3", summary => summary.State == EventState.Completed);
        await UntilAsync("evt_1", summary => summary.State == EventState.Retry);
        Assert.Equal(EventState.Received, (await FindAsync("evt_2")).State);

        clock.Advance(TimeSpan.FromHours(6));
        await UntilAsync("evt_2", summary => summary.State == EventState.Completed);
        Assert.Equal(["create customer cus_other", "create customer cus_1"], netSuite.Calls.Where(call => call.StartsWith("create", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_operator_opens_a_window_in_a_peak_and_it_survives_the_process()
    {
        await AcceptAsync("evt_1", WorkMappings.Updated);
        await StartAsync(DeliveryMode.Window);
        await UntilAsync("evt_1", summary => summary.State == EventState.Retry);

        Assert.Equal(HttpStatusCode.OK, await SwitchAsync("now", clock.GetUtcNow().AddHours(2)));

        await UntilAsync("evt_1", summary => summary.State == EventState.Completed);
        await RestartAsync(DeliveryMode.Window);
        await AcceptedWhileRunningAsync("evt_2");
        await UntilAsync("evt_2", summary => summary.State == EventState.Completed);
        var statement = Assert.Single(await store.Audit.StatementsAsync(null, 10), one => one.Statement.Kind == "delivery.switched").Statement;
        Assert.Equal(("acme", "update", "month end"), (statement.Client, statement.Subject, statement.Why));
    }

    [Fact]
    public async Task An_operator_closes_in_a_peak_what_delivers_at_once()
    {
        await StartAsync(DeliveryMode.Now);
        Assert.Equal(HttpStatusCode.OK, await SwitchAsync("window", clock.GetUtcNow().AddHours(2)));

        await AcceptedWhileRunningAsync("evt_1");
        Assert.Contains("at 2026-01-15 14:00 UTC", (await UntilAsync("evt_1", summary => summary.State == EventState.Retry)).Reason, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync("evt_1", summary => summary.State == EventState.Completed);
    }

    [Theory]
    [InlineData("updte", "now", 2, "peak", "Did you mean \"update\"?")]
    [InlineData("update", "nightly", 2, "peak", "A mapping is switched to now or to window.")]
    [InlineData("update", "now", -1, "peak", "The time until which it holds has passed.")]
    [InlineData("update", "now", 2, " ", "Say why, for whoever looks at it later.")]
    public async Task A_switch_that_makes_no_sense_is_refused(string mapping, string mode, int hours, string why, string message)
    {
        await StartAsync(DeliveryMode.Now);

        var answer = await engine!.Http.PostAsJsonAsync("api/clients/acme/deliver", new { mapping, mode, until = clock.GetUtcNow().AddHours(hours), why });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_for_the_night_goes_when_the_schedule_delivers_and_what_comes_later_waits_for_the_next()
    {
        await AcceptAsync("evt_1", WorkMappings.Updated);
        await StartAsync(DeliveryMode.Nightly);
        Assert.Equal("Waits for the schedule night, at 2026-01-16 02:00 UTC.", (await UntilAsync("evt_1", summary => summary.State == EventState.Retry)).Reason);

        clock.Advance(TimeSpan.FromHours(14));
        await UntilAsync("evt_1", summary => summary.Reason == "Waits for the schedule night, at 2026-01-17 02:00 UTC.");
        var night = engine!.Services.Runner.RunNowAsync(Client(DeliveryMode.Nightly), ScheduledTask.Deliver, null, null, default);
        while (!night.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(night, Task.Delay(5));
        }

        var run = (await night)!;
        Assert.Equal((RunState.Done, 1L, 1L), (run.State, run.Progress.Counts["released"], run.Progress.Counts["completed"]));
        await AcceptedWhileRunningAsync("evt_2", Deliveries.Noon.AddDays(1));
        await UntilAsync("evt_2", summary => summary.State == EventState.Retry);
    }

    private static ClientConfig Client(DeliveryMode mode)
    {
        var settings = TimeClients.Of(Settings);
        var client = WorkMappings.Client("acme", new StripeConnection([new SecretReference("env:ACME_SECRET")]));
        var rule = new DeliveryRule(mode, mode == DeliveryMode.Window ? "evening" : null, null);
        return client with
        {
            Windows = settings.Windows,
            Schedules = settings.Schedules,
            Mappings = [.. client.Mappings.Select(mapping => mapping.Name == "update" ? mapping with { Deliver = rule } : mapping)],
        };
    }

    private async Task StartAsync(DeliveryMode mode) => engine = await RunningEngine.StartAsync(
        store, netSuite, clock, snapshot: new Snapshot("rev", new[] { Client(mode) }.ToFrozenDictionary(client => client.Name)));

    private async Task RestartAsync(DeliveryMode mode)
    {
        await engine!.DisposeAsync();
        await store.DisposeAsync();
        store = Stores.Open(folder);
        await StartAsync(mode);
    }

    private async Task<HttpStatusCode> SwitchAsync(string mode, DateTimeOffset until) =>
        (await engine!.Http.PostAsJsonAsync("api/clients/acme/deliver", new { mapping = "update", mode, until, why = "month end" })).StatusCode;

    private Task<Acceptance> AcceptAsync(string id, string type, string lane = "cus_1", DateTimeOffset? at = null) =>
        store.Inbox.AcceptAsync(Deliveries.Of(id, type: type, lane: lane, created: at));

    private async Task AcceptedWhileRunningAsync(string id, DateTimeOffset? receivedAt = null)
    {
        var delivery = Deliveries.Of(id, type: WorkMappings.Updated, lane: $"cus_{id}") with { ReceivedAt = receivedAt ?? clock.GetUtcNow() };
        engine!.Services.Lanes.Add(((Acceptance.New)await store.Inbox.AcceptAsync(delivery)).Event);
    }

    private async Task<EventSummary> FindAsync(string id) => Assert.Single(await store.Inspection.EventAsync("acme", id)).Summary;

    private async Task<EventSummary> UntilAsync(string id, Func<EventSummary, bool> holds)
    {
        for (var round = 0; round < 500; round++)
        {
            if (await FindAsync(id) is var summary && holds(summary))
            {
                return summary;
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(10);
        }

        throw new InvalidOperationException($"{id} is {await FindAsync(id)}\n{string.Join('\n', engine?.Log.Entries.ToArray() ?? [])}");
    }
}
