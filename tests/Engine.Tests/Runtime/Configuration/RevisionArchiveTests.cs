using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Core.NetSuite;
using Engine.Runtime;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>Configurations that decided events are kept, and decide again when somebody asks for them.</summary>
public sealed class RevisionArchiveTests : IAsyncLifetime, IDisposable
{
    private const string Overlay = "mappings/acme/invoice.yaml";

    private static readonly RecordKey Ada = new("customer", "cus_1");

    private readonly TemporaryFolder project = ProjectFixture.Create();
    private readonly TemporaryFolder data = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly ScriptedNetSuite netSuite = new();
    private readonly Snapshots snapshots;
    private IStore store = null!;
    private RunningEngine? engine;

    public RevisionArchiveTests() => snapshots = new Snapshots(project.Path, NullLogger<Snapshots>.Instance, clock);

    public Task InitializeAsync()
    {
        store = Stores.Open(data);
        Assert.NotNull(snapshots.Reload().Snapshot);
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

    public void Dispose()
    {
        project.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task An_event_is_decided_under_the_configuration_of_then_although_the_folder_holds_another()
    {
        // Another record stands under our external id, so the event is raised without a plan.
        netSuite.Occupy(Ada, "partner");
        await StartAsync();
        await AcceptAsync();
        await UntilAsync(EventState.Raised);
        var then = snapshots.InForce!.Clients["acme"].Revision;
        project.With(Overlay, "mapping: invoice\nrecords:\n  - record: customer\n    fields: { comments: Changed }\n");
        Assert.NotNull(snapshots.Reload().Snapshot);
        netSuite.Vacate(Ada);

        var planned = await RetryAsync(dryRun: true);
        Assert.Contains($"decided anew with configuration {then[..12]}", planned.Body["says"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Stripe", (string?)planned.Body["plan"]!["steps"]![0]!["fields"]!["comments"]);

        await RetryAsync(dryRun: false);
        await UntilAsync(EventState.Completed);
        Assert.Equal("Stripe", netSuite.Text(Ada, "comments"));
        Assert.Equal(then, (await FindAsync()).Revision);
    }

    [Fact]
    public async Task What_is_not_kept_any_more_or_was_changed_is_refused()
    {
        netSuite.Occupy(Ada, "partner");
        await StartAsync();
        await AcceptAsync();
        await UntilAsync(EventState.Raised);
        var then = snapshots.InForce!.Clients["acme"].Revision;
        project.With(Overlay, "mapping: invoice\nrecords:\n  - record: customer\n    fields: { comments: Changed }\n");
        Assert.NotNull(snapshots.Reload().Snapshot);

        await File.AppendAllTextAsync(Path.Combine(data.Path, "revisions", then, Overlay), "# changed\n");
        var refused = await RetryAsync(dryRun: false);

        Assert.Equal((HttpStatusCode.Conflict, "RUN305"), (refused.Status, (string?)refused.Body["code"]));
    }

    [Fact]
    public async Task At_most_fifty_are_kept_and_those_that_open_items_need_beyond_that()
    {
        netSuite.Occupy(Ada, "partner");
        await StartAsync();
        await AcceptAsync();
        await UntilAsync(EventState.Raised);
        var needed = snapshots.InForce!.Clients["acme"].Revision;
        var archive = Archive();
        for (var n = 0; n < RevisionArchive.MostKept + 5; n++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            project.With(Overlay, $"mapping: invoice\nrecords:\n  - record: customer\n    fields: {{ comments: c{n} }}\n");
            Assert.NotNull(snapshots.Reload().Snapshot);
            await archive.UseAsync(snapshots.InForce!.Clients["acme"]);
        }

        var kept = Directory.GetDirectories(Path.Combine(data.Path, "revisions")).Select(Path.GetFileName).ToList();
        Assert.Equal(RevisionArchive.MostKept + 1, kept.Count);
        Assert.Contains(needed, kept);
        Assert.Contains(snapshots.InForce!.Clients["acme"].Revision, kept);
        Assert.NotNull(Archive().Find(snapshots.InForce!.Clients["acme"], needed));

        clock.Advance(RevisionArchive.LongestKept + TimeSpan.FromDays(1));
        project.With(Overlay, "mapping: invoice\nrecords:\n  - record: customer\n    fields: { comments: last }\n");
        Assert.NotNull(snapshots.Reload().Snapshot);
        await archive.UseAsync(snapshots.InForce!.Clients["acme"]);
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(data.Path, "revisions")).Length);
    }

    private RevisionArchive Archive() => new(data.Path, snapshots, store.Exceptions, clock, NullLogger<RevisionArchive>.Instance);

    private async Task StartAsync() =>
        engine = await RunningEngine.StartAsync(store, netSuite, clock, snapshots: new SnapshotInForce(snapshots), revisions: Archive());

    private async Task AcceptAsync()
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"id":"evt_1","object":"event","type":"invoice.paid","created":{{Deliveries.Noon.ToUnixTimeSeconds()}},"api_version":null,"livemode":true,
            "data":{"object":{"id":"in_1","customer":"cus_1","customer_name":"Ada"} } }
            """);
        engine!.Services.Lanes.Add(Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1", body: body))).Event);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> RetryAsync(bool dryRun)
    {
        using var answer = await engine!.Http.PostAsJsonAsync("api/exceptions/X1/retry", new { revision = "original", why = "put right in NetSuite", dryRun });
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private async Task<EventSummary> FindAsync() => Assert.Single(await store.Inspection.EventAsync("acme", "evt_1")).Summary;

    private async Task UntilAsync(EventState state)
    {
        for (var round = 0; round < 400; round++)
        {
            if ((await FindAsync()).State == state)
            {
                return;
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(25);
        }

        Assert.Fail($"{await FindAsync()}\n{string.Join('\n', engine!.Log.Entries.ToArray())}");
    }
}
