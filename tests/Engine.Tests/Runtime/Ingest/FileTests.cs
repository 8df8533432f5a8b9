using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Engine.Runtime.Configuration;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Ingest;

/// <summary>Files that are dropped into a folder or posted; time moves when the test moves it.</summary>
public sealed class FileTests : IAsyncLifetime, IDisposable
{
    private const string Lines = "reference,booked,account\nr1,2026-01-31,a\nr2,2026-01-31,b\n";

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private IStore store = null!;
    private RunningEngine engine = null!;

    private string Drop => Path.Combine(folder.Path, "drop", "bank");

    public static TheoryData<string, string> Refused => new()
    {
        { "reference,booked,account\nr1,yesterday,a\n", "EVT017" },
        { "reference,booked,account\nr1,2026-01-31,4242 4242 4242 4242\n", "EVT018" },
        { "", "RUN113" },
    };

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Drop);
        store = Stores.Open(folder);
        engine = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_dropped_file_is_taken_once_it_rests_and_moved_with_its_reason()
    {
        var file = Put("lines.csv", Lines);
        await LookAsync(4);
        Assert.True(File.Exists(file));
        await UntilGoneAsync(file);
        Assert.Equal(Lines, File.ReadAllText(Path.Combine(Drop, "done", "lines.csv")));
        Assert.Equal(("accepted", 2), Reason("done", "lines.csv"));
        Assert.Equal(["/files|r2", "/files|r1"], (await store.Inspection.EventsAsync(new EventFilter())).Select(summary => summary.Id));
        var kept = Assert.Single(await store.Files.ListAsync(null, null, 10));
        Assert.True(File.Exists(Path.Combine(folder.Path, "files", kept.Hash)));
    }

    [Fact]
    public async Task The_same_content_under_another_name_is_a_repeat_and_another_content_under_the_same_name_a_new_file()
    {
        await UntilGoneAsync(Put("a.csv", Lines));
        await UntilGoneAsync(Put("b.csv", Lines));
        await UntilGoneAsync(Put("a.csv", Lines + "r3,2026-02-01,a\n"));
        Assert.Equal(("repeated", 2), Reason("done", "b.csv"));
        Assert.Equal(("accepted", 3), Reason("done", "a-2.csv"));
        Assert.Equal([0, 1], (await store.Files.ListAsync("meter", null, 10)).Select(kept => kept.Repeats));
        var events = await store.Inspection.EventsAsync(new EventFilter());
        Assert.Equal([0, 1, 1], events.Select(summary => summary.Repeats));
        Assert.All(events, summary => Assert.Equal(0, summary.Variants));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_until_it_rests()
    {
        var file = Put("slow.csv", "reference,booked,account\n");
        for (var n = 0; n < 5; n++)
        {
            await LookAsync(3);
            File.AppendAllText(file, $"r{n},2026-01-31,a\n");
            File.SetLastWriteTimeUtc(file, Deliveries.Noon.UtcDateTime.AddSeconds(n));
        }

        Assert.Empty(await store.Inspection.EventsAsync(new EventFilter()));
        await UntilGoneAsync(file);
        Assert.Equal(5, (await store.Inspection.EventsAsync(new EventFilter())).Length);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_file_is_refused_whole_with_its_code(string content, string code)
    {
        await UntilGoneAsync(Put("bad.csv", content));
        using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(Drop, "refused", "bad.csv.reason.json")));
        Assert.Equal(code, told.RootElement.GetProperty("code").GetString());
        Assert.Equal(content, File.ReadAllText(Path.Combine(Drop, "refused", "bad.csv")));
        Assert.Empty((await store.Inspection.EventsAsync(new EventFilter())).Where(summary => summary.Source != OwnFinding.Files));
        Assert.Empty(await store.Files.ListAsync(null, null, 10));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), path => path.Contains("/files/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_file_is_an_item_and_a_line_in_the_log_until_a_file_of_its_name_is_taken()
    {
        await UntilGoneAsync(Put("lines.csv", "reference,booked,account\nr1,yesterday,a\n"));
        var item = Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        Assert.Equal(("RUN117", "bank/lines.csv", EventState.Raised), (item.Code, item.EventId, item.EventState));
        Assert.Contains("lines.csv of bank was refused: EVT017 Line 2: ", item.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(Drop, "refused"), item.Message, StringComparison.Ordinal);
        Assert.Contains(engine.Log.Entries, line => line.Contains("RUN117", StringComparison.Ordinal) && line.Contains("lines.csv", StringComparison.Ordinal));

        await UntilGoneAsync(Put("other.csv", Lines));
        Assert.Single(await store.Exceptions.ListAsync(new ItemFilter()));
        await UntilGoneAsync(Put("lines.csv", Lines + "r3,2026-02-01,a\n"));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));
        Assert.Equal(["raised", "settled"], (await store.Exceptions.ItemAsync(item.Number))!.History.Select(entry => entry.What));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_once_and_taken_when_it_can()
    {
        var file = Put("lines.csv", Lines);
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await LookAsync(30);
            Assert.Contains("cannot be read", Assert.Single(await store.Exceptions.ListAsync(new ItemFilter())).Message, StringComparison.Ordinal);
            Assert.Single(engine.Log.Entries, line => line.Contains("lines.csv", StringComparison.Ordinal));
            Assert.True(File.Exists(file));
        }

        await UntilGoneAsync(file);
        Assert.Equal(("accepted", 2), Reason("done", "lines.csv"));
        Assert.Empty(await store.Exceptions.ListAsync(new ItemFilter()));
    }

    [Fact]
    public async Task Links_folders_and_unfinished_names_are_not_read()
    {
        var secret = Path.Combine(folder.Path, "secret.csv");
        File.WriteAllText(secret, Lines);
        var link = Path.Combine(Drop, "link.csv");
        File.CreateSymbolicLink(link, secret);
        Directory.CreateDirectory(Path.Combine(Drop, "inner"));
        Put("half.csv.part", Lines);
        Put(".hidden.csv", Lines);
        await UntilGoneAsync(link);
        await LookAsync(80);
        using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(Drop, "refused", "link.csv.reason.json")));
        Assert.Equal("RUN115", told.RootElement.GetProperty("code").GetString());
        Assert.Equal([".hidden.csv", "half.csv.part"], Directory.GetFiles(Drop).Select(Path.GetFileName).Order());
        Assert.True(Directory.Exists(Path.Combine(Drop, "inner")));
        Assert.Contains(engine.Log.Entries, line => line.Contains("RUN115", StringComparison.Ordinal));
        Assert.Empty((await store.Inspection.EventsAsync(new EventFilter())).Where(summary => summary.Source != OwnFinding.Files));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_unread()
    {
        var file = Path.Combine(Drop, "huge.csv");
        using (var sparse = File.Create(file))
        {
            sparse.SetLength(2L * 1024 * 1024 * 1024);
        }

        await UntilGoneAsync(file);
        using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(Drop, "refused", "huge.csv.reason.json")));
        Assert.Equal("RUN114", told.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_posted_file_is_answered_when_all_its_events_are_kept()
    {
        Assert.Equal((HttpStatusCode.OK, "accepted"), await PostAsync("bank", Lines));
        Assert.Equal((HttpStatusCode.OK, "repeated"), await PostAsync("bank", Lines));
        Assert.Equal(2, (await store.Inspection.EventsAsync(new EventFilter())).Length);
        using var told = JsonDocument.Parse(await engine.Http.GetStringAsync("/api/files?client=meter"));
        var listed = Assert.Single(told.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal(("lines.csv", 1), (listed.GetProperty("name").GetString(), listed.GetProperty("repeats").GetInt32()));
    }

    [Fact]
    public async Task A_posted_file_of_many_megabytes_is_taken_row_by_row()
    {
        var text = new StringBuilder();
        for (var n = 0; n < 3000; n++)
        {
            text.Append("{\"n\":").Append(n).Append(",\"pad\":\"").Append('x', 1000).Append("\"}\n");
        }

        Assert.Equal((HttpStatusCode.OK, "accepted"), await PostAsync("export", text.ToString()));
        Assert.Equal(3000, (await store.Files.ListAsync(null, null, 1))[0].Rows);
    }

    [Fact]
    public async Task What_two_feeds_of_a_bank_tell_is_one_event_each_in_the_source_that_they_share()
    {
        var file = File.ReadAllText(Repository.PathOf("tests/specs/bank/ach/receipts.ach"));
        var madeAnew = file.Replace("2601150830A", "2601151145C", StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "accepted"), await PostAsync("ach-one", file));
        Assert.Equal((HttpStatusCode.OK, "accepted"), await PostAsync("ach-two", madeAnew));

        var events = (await store.Inspection.EventsAsync(new EventFilter())).Where(summary => summary.Type != "file.read").ToList();
        Assert.Equal(9, events.Count);
        Assert.All(events, summary => Assert.Equal(("payments", 1, 0), (summary.Source, summary.Repeats, summary.Variants)));
    }

    [Fact]
    public async Task A_file_of_a_bank_whose_totals_are_wrong_leaves_nothing_behind()
    {
        var file = File.ReadAllText(Repository.PathOf("tests/specs/bank/ach/receipts.ach")).Replace("0000001999", "0000001998", StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "BNK006"), await PostAsync("ach-one", file));
        Assert.Empty(await store.Inspection.EventsAsync(new EventFilter()));
    }

    [Theory]
    [InlineData("bank", "wrong", "", HttpStatusCode.Unauthorized, "EVT105")]
    [InlineData("usage", "key", "x", HttpStatusCode.NotFound, "RUN101")]
    [InlineData("stripe", "key", "x", HttpStatusCode.NotFound, "RUN101")]
    [InlineData("bank", "key", "", HttpStatusCode.BadRequest, "RUN113")]
    [InlineData("bank", "key", "reference,booked\nr1,x", HttpStatusCode.BadRequest, "EVT017")]
    public async Task A_post_that_is_no_file_of_the_source_is_refused(string source, string key, string content, HttpStatusCode status, string code)
    {
        Assert.Equal((status, code), await PostAsync(source, content, key));
        Assert.Empty(await store.Files.ListAsync(null, null, 10));
    }

    [Fact]
    public async Task A_file_that_names_an_erased_subject_is_erased_too_and_known_when_it_comes_again()
    {
        const string Named = "reference,booked,account\nr1,2026-01-31,cust-4711\nr2,2026-01-31,b\n";
        await PostAsync("bank", Lines);
        await PostAsync("bank", Named);
        await UntilAsync(async () => (await store.Inspection.StatusAsync()).Events.Where(state => state.Value > 0).All(state => state.Key is EventState.Raised or EventState.Ignored or EventState.Completed));

        using var answer = await engine.Http.PostAsync(new Uri("/api/erasures/meter", UriKind.Relative), new StringContent("{\"subject\":\"cust-4711\",\"why\":\"asked for it\",\"dryRun\":false}", Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());

        var kept = await store.Files.ListAsync(null, null, 10);
        Assert.Equal([false, true], kept.Select(file => File.Exists(Path.Combine(folder.Path, "files", file.Hash))));
        Assert.Equal((HttpStatusCode.OK, "repeated"), await PostAsync("bank", Named));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(folder.Path, "files"), "*", SearchOption.AllDirectories), path => File.ReadAllText(path).Contains("cust-4711", StringComparison.Ordinal));
        Assert.Empty((await store.Audit.VerifyAsync(null, deep: true, CancellationToken.None)).Findings);
    }

    [Fact]
    public async Task Content_that_a_death_left_before_it_was_noted_is_swept_at_the_next_start()
    {
        await PostAsync("bank", Lines);
        var noted = Path.Combine(folder.Path, "files", (await store.Files.ListAsync(null, null, 1))[0].Hash);
        await engine.DisposeAsync();
        var left = Path.Combine(folder.Path, "files", new string('a', 64));
        File.WriteAllText(left, Lines);
        engine = await StartAsync();
        await UntilAsync(() => Task.FromResult(!File.Exists(left)));
        Assert.True(File.Exists(noted));
    }

    private Task<RunningEngine> StartAsync() => RunningEngine.StartAsync(
        store,
        new ScriptedNetSuite(),
        clock,
        snapshot: ConfigurationLoader.Load(Repository.PathOf("tests/Engine.Tests/Runtime/Ingest/project")).Snapshot,
        secrets: _ => "key",
        intake: new IntakeOptions { DataFolder = folder.Path, ProjectFolder = folder.Path });

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var n = 0; n < 500 && !await holds(); n++)
        {
            await LookAsync(1);
        }

        Assert.True(await holds(), "It did not come about.");
    }

    private string Put(string name, string content)
    {
        var file = Path.Combine(Drop, name);
        File.WriteAllText(file, content);
        return file;
    }

    private (string? Code, int Events) Reason(string outcome, string name)
    {
        using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(Drop, outcome, name + ".reason.json")));
        return (told.RootElement.GetProperty("code").GetString(), told.RootElement.GetProperty("events").GetInt32());
    }

    // Each second of the clock is one look into the folder.
    private async Task LookAsync(int seconds)
    {
        for (var n = 0; n < seconds; n++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }
    }

    private async Task UntilGoneAsync(string file)
    {
        for (var n = 0; n < 500 && (File.Exists(file) || new FileInfo(file).LinkTarget is not null); n++)
        {
            await LookAsync(1);
        }

        Assert.False(File.Exists(file));
    }

    private async Task<(HttpStatusCode Status, string? Code)> PostAsync(string source, string content, string key = "key")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/files/meter/{source}?name=lines.csv") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await engine.Http.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, answer.RootElement.GetProperty("code").GetString());
    }
}
