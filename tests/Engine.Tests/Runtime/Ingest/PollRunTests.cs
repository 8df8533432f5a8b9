using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Ingest;
using Engine.Runtime.Ingest.Polling;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Ingest;

/// <summary>A source that is asked, page by page, with a store on disk.</summary>
public sealed class PollRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly ClientConfig client = WorkMappings.Client("acme", null);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pages_are_taken_to_the_end_and_the_next_run_begins_there()
    {
        await using var store = Stores.Open(folder);
        var source = new Pages(["evt_1", "evt_2"], ["evt_2", "evt_3"], []);
        Assert.Equal(new PollReport(3, 1, null), await Run(store).RunAsync(client, source, CancellationToken.None));
        Assert.Equal([null, "1", "2"], source.Asked);
        Assert.Equal("3", await store.Cursors.FindAsync("acme", "pages"));
        Assert.Equal(3, (await store.Inspection.EventsAsync(new EventFilter())).Length);
    }

    [Fact]
    public async Task What_is_polled_counts_as_delivered()
    {
        await using var store = Stores.Open(folder);
        using var counted = new CountedDeliveries();
        await Run(store).RunAsync(client, new Pages(["evt_1", "evt_2"], ["evt_2"], []), CancellationToken.None);
        Assert.Equal(["acme stripe accepted", "acme stripe accepted", "acme stripe repeated"], counted.All);
    }

    [Fact]
    public async Task An_answer_that_fails_leaves_the_cursor_at_the_last_page_that_is_kept()
    {
        await using var store = Stores.Open(folder);
        var source = new Pages(["evt_1"], null);
        Assert.Equal(new PollReport(1, 0, "no answer"), await Run(store).RunAsync(client, source, CancellationToken.None));
        Assert.Equal("1", await store.Cursors.FindAsync("acme", "pages"));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_stops_the_run_and_keeps_nothing_of_its_page()
    {
        await using var store = Stores.Open(folder);
        var report = await Run(store).RunAsync(client, new Pages(["evt_1", ""]), CancellationToken.None);
        Assert.StartsWith("EVT008", report.Stopped, StringComparison.Ordinal);
        Assert.Null(await store.Cursors.FindAsync("acme", "pages"));
        Assert.DoesNotContain(await store.Inspection.EventsAsync(new EventFilter()), one => one.Source == "stripe");
    }

    [Fact]
    public async Task A_source_that_stands_still_at_an_event_is_one_item_until_a_run_gets_past_it()
    {
        await using var store = Stores.Open(folder);
        await Run(store).RunAsync(client, new Pages(["evt_1", ""]), CancellationToken.None);
        await Run(store).RunAsync(client, new Pages(["evt_1", ""]), CancellationToken.None);
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        Assert.Equal(("acme", OwnFinding.Sources, EventState.Raised), (item.Client, item.Source, item.EventState));
        Assert.Contains("number 2 of 2", item.Message, StringComparison.Ordinal);

        await Run(store).RunAsync(client, new Pages([null]), CancellationToken.None);
        Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));

        await Run(store).RunAsync(client, new Pages(["evt_1", "evt_2"], []), CancellationToken.None);
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));
    }

    [Fact]
    public async Task While_intake_has_no_room_nothing_is_asked()
    {
        await using var store = Stores.Open(folder);
        var source = new Pages(["evt_1"]);
        var report = await Run(store, new WorkerOptions { MaxOpenEvents = 0 }).RunAsync(client, source, CancellationToken.None);
        Assert.StartsWith("RUN105", report.Stopped, StringComparison.Ordinal);
        Assert.Empty(source.Asked);
    }

    private PollRun Run(IStore store, WorkerOptions? work = null)
    {
        var board = new LaneBoard(new RetryBudgets(new FixedSnapshot(new Snapshot("rev", FrozenDictionary<string, ClientConfig>.Empty)), clock), clock);
        return new PollRun(store, new EventDesk(board, new FlowMeter(clock), clock, NullLogger<EventDesk>.Instance), new IntakeGate(board, new PausedWork(store, board, clock), work ?? new WorkerOptions(), new IntakeOptions(), clock), clock);
    }

    /// <summary>Each page's ids; null answers nothing.</summary>
    private sealed class Pages(params string[]?[] pages) : IPoller
    {
        public List<string?> Asked { get; } = [];

        public string Name => "pages";

        public string Source => "stripe";

        public Task<PolledPage> AskAsync(ClientConfig client, string? cursor, CancellationToken cancel)
        {
            Asked.Add(cursor);
            var page = int.Parse(cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            return Task.FromResult<PolledPage>(pages[page] is { } ids
                ? new PolledPage.Events([.. ids.Select(id => new ReadOnlyMemory<byte>(Body(id)))], $"{page + 1}", page == pages.Length - 1)
                : new PolledPage.Failed("no answer"));
        }

        private static byte[] Body(string id) => id.Length == 0 ? """{"object":"event","id":""}"""u8.ToArray() : Deliveries.Body(id);
    }
}
