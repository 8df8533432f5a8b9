using System.Collections.Frozen;
using System.Net;
using System.Text;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Ingest;
using Engine.Runtime.Ingest.Polling;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Secrets;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Ingest;

/// <summary>A declared source that is asked for its events by a schedule, with a store on disk and a source that answers what the test says.</summary>
public sealed class ListPollerTests : IDisposable
{
    private const string Schedule = "schedules: { meters: { run: poll, cron: \"*/5 * * * *\" } }\n";
    private const string Whole = "sources: { meter: { poll: { url: \"https://meter.example.com/v1/events?kind=usage\", key: \"env:METER\", events: data.items, cursor: page.next, parameter: after } } }\n" + Schedule;
    private const string Least = "sources: { meter: { poll: { url: \"https://meter.example.com/v1/events\", cursor: next } } }\n" + Schedule;

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly Meter meter = new();

    public void Dispose()
    {
        meter.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Pages_are_asked_for_by_cursor_and_the_next_run_begins_where_this_one_ended()
    {
        await using var store = Stores.Open(folder);
        meter.Answers("""{"data":{"items":[EVENT1,EVENT2]},"page":{"next":"p 2"}}""", """{"data":{"items":[EVENT2,EVENT3]},"page":{"next":null}}""");
        Assert.Equal((3, 1, 0), await RunAsync(store, Whole));
        Assert.Equal(["/v1/events?kind=usage", "/v1/events?kind=usage&after=p%202"], meter.Asked);
        Assert.All(meter.Keys, key => Assert.Equal("Bearer m-key", key));

        meter.Answers("""{"data":{"items":[EVENT2,EVENT3,EVENT4]},"page":{}}""");
        Assert.Equal((1, 2, 0), await RunAsync(store, Whole));
        Assert.Equal("/v1/events?kind=usage&after=p%202", meter.Asked[^1]);
        Assert.Equal<string>(["e1", "e2", "e3", "e4"], (await store.Inspection.EventsAsync(new EventFilter())).Select(summary => summary.Id.Split('|')[1]).Order());
    }

    [Fact]
    public async Task A_source_without_a_key_is_shown_none_and_a_number_may_be_the_cursor()
    {
        await using var store = Stores.Open(folder);
        meter.Answers("""{"next":17,"events":[]}""");
        Assert.Equal((0, 0, 1), await RunAsync(store, Least));
        meter.Answers("[EVENT1]");
        Assert.Equal((1, 0, 0), await RunAsync(store, Least));
        Assert.Equal([null, null], meter.Keys);

        var numbered = Least.Replace("cursor: next", "events: events, cursor: next", StringComparison.Ordinal);
        meter.Answers("""{"next":17,"events":[EVENT2]}""", """{"next":17,"events":[]}""");
        Assert.Equal((1, 0, 0), await RunAsync(store, numbered));
        Assert.Equal("/v1/events?cursor=17", meter.Asked[^1]);
    }

    [Theory]
    [InlineData(200, "{}", "The answer of meter has no list at `data.items`.")]
    [InlineData(200, """{"data":{"items":{}}}""", "The answer of meter has no list at `data.items`.")]
    [InlineData(200, "<html>", "meter did not answer JSON.")]
    [InlineData(200, """{"data":{"items":[{"id":"e1"}]}}""", "EVT012")]
    [InlineData(503, "", "meter answered 503.")]
    [InlineData(401, "{}", "meter answered 401.")]
    public async Task A_source_that_does_not_answer_as_it_should_keeps_its_place_and_the_run_says_why(int status, string body, string reason)
    {
        await using var store = Stores.Open(folder);
        meter.Answers(status, body);
        var tally = await TallyAsync(store, Whole);

        Assert.StartsWith(reason, Assert.Single(tally.Progress.Failures).Message, StringComparison.Ordinal);
        Assert.Null(await store.Cursors.FindAsync("acme", "meter"));
        Assert.DoesNotContain(await store.Inspection.EventsAsync(new EventFilter()), one => one.Source == "meter");
    }

    [Fact]
    public async Task More_events_in_a_page_than_are_read_are_refused_whole()
    {
        await using var store = Stores.Open(folder);
        meter.Answers($"[{string.Join(',', Enumerable.Range(1, 1001).Select(n => $"EVENT{n}"))}]");
        Assert.StartsWith("meter gave 1001 events in a page; at most 1000 are read.", Assert.Single((await TallyAsync(store, Least)).Progress.Failures).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://meter.example.com/v1", "CFG063 The address uses http, which anybody on the way can read. Write one such as https://usage.example.com/v1/events.")]
    [InlineData("https://me:secret@meter.example.com/v1", "CFG063 The address holds a user name or password. Write one such as https://usage.example.com/v1/events.")]
    [InlineData("https://meter.example.com/v1#top", "CFG063 The address has a part after #, which is never sent. Write one such as https://usage.example.com/v1/events.")]
    public void An_address_that_cannot_be_used_is_found(string url, string finding) =>
        Assert.Contains(finding, TimeClients.Findings(Least.Replace("https://meter.example.com/v1/events", url, StringComparison.Ordinal)));

    [Fact]
    public void A_source_that_nothing_polls_is_found() => Assert.Contains(
        "CFG081 Source \"meter\" is polled, and no schedule does it. Add one with run: poll under schedules.",
        TimeClients.Findings(Least.Replace(Schedule, "", StringComparison.Ordinal)));

    private async Task<(long Taken, long Known, long Failed)> RunAsync(IStore store, string settings)
    {
        var tally = await TallyAsync(store, settings);
        return (tally["taken"], tally["known"], tally["failed"]);
    }

    private async Task<RunTally> TallyAsync(IStore store, string settings)
    {
        var client = TimeClients.Of(settings);
        using var board = new LaneBoard(new RetryBudgets(new FixedSnapshot(new Snapshot("rev", new Dictionary<string, ClientConfig> { ["acme"] = client }.ToFrozenDictionary())), clock), clock);
        using var paused = new PausedWork(store, board, clock);
        var desk = new EventDesk(board, new FlowMeter(clock), clock, NullLogger<EventDesk>.Instance);
        using var http = new SourceHttp(new SecretReader(name => name == "METER" ? "m-key" : null), clock, meter);
        var polls = new PollRun(store, desk, new IntakeGate(board, paused, new WorkerOptions(), new IntakeOptions(), clock), clock);
        var tally = new RunTally(1);
        await new PollWork(polls, http).RunAsync(client, clock.GetUtcNow(), tally, CancellationToken.None);
        return tally;
    }

    /// <summary>Answers in turn; EVENT1 stands for a whole event of that number.</summary>
    private sealed class Meter : HttpMessageHandler
    {
        private readonly Queue<(int Status, string Body)> answers = [];

        public List<string> Asked { get; } = [];

        public List<string?> Keys { get; } = [];

        public void Answers(params string[] bodies) => bodies.ToList().ForEach(body => Answers(200, body));

        public void Answers(int status, string body) => answers.Enqueue((status, System.Text.RegularExpressions.Regex.Replace(
            body, "EVENT([0-9]+)", """{"specversion":"1.0","id":"e$1","source":"/meter","type":"usage.counted","time":"2026-01-15T12:00:00Z","data":{"n":$1}}""")));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.PathAndQuery);
            Keys.Add(request.Headers.Authorization?.ToString());
            var (status, body) = answers.Dequeue();
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
