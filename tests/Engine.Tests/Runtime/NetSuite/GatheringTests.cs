using System.Text.Json;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>Look-ups of many lanes in one statement: everybody gets their own answer, and nobody waits for another's trouble.</summary>
public sealed class GatheringTests : IAsyncDisposable
{
    private readonly ClientWorld world = new() { Options = new() { LookUpWindow = TimeSpan.FromMilliseconds(100) } };

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Who_asks_at_the_same_time_travels_together_and_gets_what_was_asked_for()
    {
        world.Server.Answer = request => Rows(string.Join(',', Enumerable.Range(0, 40).Where(n => n % 2 == 0)
            .Select(n => $$"""{"id":"{{n + 1}}","externalid":"in_{{n}}","type":"CustCred"}""")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => world.Client.LookUpAsync([Invoice(n)], default)));

        Assert.Single(world.Server.Requests);
        for (var n = 0; n < answers.Length; n++)
        {
            Assert.Single(answers[n].Observed.Answers);
            Assert.Single(answers[n].Exchanges);
            Assert.Equal(n % 2 == 0 ? typeof(Observed.Found) : typeof(Observed.Absent), answers[n][Invoice(n)].GetType());
        }
    }

    [Fact]
    public async Task A_statement_that_fails_is_absent_for_nobody()
    {
        world.Server.Answer = _ => RawReply.Status(500);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => world.Client.LookUpAsync([Invoice(n)], default)));

        Assert.All(answers, answer => Assert.IsType<Observed.Unknown>(Assert.Single(answer.Observed.Answers).Value));
    }

    [Fact]
    public async Task Who_gives_up_takes_nobody_along()
    {
        world.Server.Answer = _ => Rows("");
        using var cancel = new CancellationTokenSource();
        var one = world.Client.LookUpAsync([Invoice(1)], cancel.Token);
        var other = world.Client.LookUpAsync([Invoice(2)], default);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.IsType<Observed.Absent>((await other)[Invoice(2)]);
    }

    [Fact]
    public async Task More_than_a_list_may_hold_is_cut_and_every_key_is_answered()
    {
        world.Server.Answer = request =>
        {
            Assert.InRange(JsonElement.Parse(request.Body).GetProperty("q").GetString()!.Split(", 'in_").Length, 1, 1000);
            return Rows("");
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(lane => world.Client.LookUpAsync([.. Enumerable.Range(0, 75).Select(n => Invoice((lane * 75) + n))], default)));

        Assert.Equal(2250, answers.Sum(answer => answer.Observed.Answers.Count(pair => pair.Value is Observed.Absent)));
        Assert.InRange(world.Server.Requests.Count(), 3, 6);
    }

    [Fact]
    public async Task Of_a_record_that_is_only_pointed_to_the_content_is_not_read()
    {
        world.Server.Answer = request => request.Method == "POST" ? Rows("""{"id":"501","externalid":"cus_1"}""") : throw new InvalidOperationException("read");
        var key = new RecordKey("customer", "cus_1");

        var found = await world.Client.LookUpAsync([key], new HashSet<RecordKey> { key }, default);

        Assert.Equal("501", Assert.IsType<Observed.Found>(found[key]).Record.InternalId);
        Assert.Equal(0, world.Client.Report.Calls[CallKind.Read]);
    }

    [Fact]
    public async Task For_people_nothing_is_gathered_and_the_account_is_the_same()
    {
        world.Server.Answer = _ => Rows("");

        var people = world.Client.ForPeople();
        await people.LookUpAsync([Invoice(1)], default);

        Assert.Equal(1, world.Client.Report.Calls[CallKind.Query]);
    }

    [Fact]
    public async Task Searches_travel_together_and_each_gets_what_it_asked_for()
    {
        world.Server.Answer = request => request.Method == "POST"
            ? Rows("""{"id":"501","externalid":"cus_0","email":"A0@x.example"},{"id":"502","email":"a1@x.example"},{"id":"503","email":"a1@x.example"}""")
            : RawReply.Status(200, """{"id":"501","email":"a0@x.example"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => world.Client.SearchAsync([ByEmail(n)], default)));

        Assert.Equal(1, world.Client.Report.Calls[CallKind.Query]);
        Assert.Equal("501", Assert.IsType<Searched.Found>(answers[0].Answers[ByEmail(0)]).Record.InternalId);
        Assert.Equal(["502", "503"], Assert.IsType<Searched.Several>(answers[1].Answers[ByEmail(1)]).Candidates.Select(one => one.InternalId));
        Assert.All(answers.Skip(2).Select((answer, n) => answer.Answers[ByEmail(n + 2)]), answer => Assert.IsType<Searched.Absent>(answer));
        Assert.All(answers, answer => Assert.Single(answer.Answers));
    }

    [Fact]
    public async Task Of_what_travelled_together_each_keeps_its_own_part_and_nobody_elses()
    {
        world.Server.Answer = request => request.Method != "POST"
            ? RawReply.Status(200, """{"id":"501","email":"a0@x.example"}""")
            : request.Body.Contains("email", StringComparison.Ordinal)
                ? Rows("""{"id":"501","externalid":"cus_0","email":"A0@x.example"},{"id":"502","externalid":"cus_1","email":"a1@x.example"}""")
                : Rows("""{"id":"7","externalid":"in_7","type":"CustInvc"},{"id":"8","externalid":"in_8","type":"CustInvc"}""");

        var searched = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => world.Client.SearchAsync([ByEmail(n)], default)));
        var lookedUp = await Task.WhenAll(new[] { 7, 8, 9 }.Select(n => world.Client.LookUpAsync([Invoice(n)], new HashSet<RecordKey> { Invoice(n) }, default)));

        Assert.Equal(2, world.Client.Report.Calls[CallKind.Query]);
        Assert.Equal("""{"q":"SELECT id, externalid, email FROM customer WHERE email = 'a0@x.example' -- and 2 of other events"}""", searched[0].Exchanges[0].RequestBody);
        Assert.Equal("""{"items":[{"id":"501","externalid":"cus_0","email":"A0@x.example"}]}""", searched[0].Exchanges[0].ResponseBody);
        Assert.Equal("""{"items":[]}""", Assert.Single(searched[2].Exchanges).ResponseBody);
        Assert.Equal("""{"q":"SELECT id, externalid, type FROM transaction WHERE externalid IN ('in_8') -- and 2 of other events"}""", lookedUp[1].Exchanges[0].RequestBody);
        Assert.Equal("""{"items":[{"id":"8","externalid":"in_8","type":"CustInvc"}]}""", lookedUp[1].Exchanges[0].ResponseBody);
    }

    [Fact]
    public async Task A_refusal_that_repeats_what_others_asked_is_kept_as_the_problem_it_is()
    {
        world.Server.Answer = _ => RawReply.Status(400, """{"title":"Bad Request","status":400,"o:errorDetails":[{"detail":"Invalid search query.","o:errorCode":"INVALID_PARAMETER"}],"sent":"a1@x.example"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => world.Client.SearchAsync([ByEmail(n)], default)));

        var kept = Assert.Single(answers[0].Exchanges);
        Assert.Equal(400, kept.Status);
        Assert.Contains("Invalid search query.", kept.ResponseBody, StringComparison.Ordinal);
        Assert.DoesNotContain("a1@x.example", kept.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_fills_the_page_puts_nobody_else_off()
    {
        world.Server.Answer = request => request.Body.Contains("a3@x.example", StringComparison.Ordinal)
            ? RawReply.Status(200, """{"links":[],"count":1000,"hasMore":true,"items":[],"offset":0,"totalResults":2000}""")
            : Rows("");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => world.Client.SearchAsync([ByEmail(n)], default)));

        Assert.Contains("customer with email \"a3@x.example\"", Assert.IsType<Searched.Unknown>(answers[3].Answers[ByEmail(3)]).Reason, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 8).Where(n => n != 3), n => Assert.IsType<Searched.Absent>(answers[n].Answers[ByEmail(n)]));
    }

    [Fact]
    public async Task A_search_that_fails_is_absent_for_nobody()
    {
        world.Server.Answer = _ => RawReply.Status(500);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => world.Client.SearchAsync([ByEmail(n)], default)));

        Assert.All(answers, answer => Assert.IsType<Searched.Unknown>(Assert.Single(answer.Answers).Value));
    }

    private static SearchKey ByEmail(int n) => new("customer", "email", $"a{n}@x.example");

    private static RecordKey Invoice(int n) => new("invoice", $"in_{n}");

    private static RawReply Rows(string rows) => RawReply.Status(200, $$"""{"links":[],"count":1,"hasMore":false,"items":[{{rows}}],"offset":0,"totalResults":1}""");
}
