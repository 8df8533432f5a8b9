using System.Text.Json;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class LookUpTests : IAsyncDisposable
{
    private static readonly RecordKey Invoice = new("invoice", "in_1");
    private static readonly RecordKey Customer = new("customer", "cus_1");

    private readonly ClientWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Ids_are_asked_for_in_one_statement_per_table_and_what_is_there_is_read_whole()
    {
        Serve(
            rows: sql => sql.Contains("FROM customer", StringComparison.Ordinal)
                ? """{"links":[],"id":"501","externalid":"cus_1"}"""
                : """{"links":[],"id":"8801","externalid":"in_1","type":"CustInvc"}""",
            record: path => path.Contains("/invoice/", StringComparison.Ordinal)
                ? """{"id":"8801","externalId":"in_1","entity":{"id":"501"},"item":{"items":[{"line":1,"amount":10.0}]}}"""
                : """{"id":"501","companyName":"Acme"}""");

        var observed = await LookUpAsync(Invoice, Customer, new("customerPayment", "pay_1"));

        var invoice = Assert.IsType<Observed.Found>(observed[Invoice]).Record;
        Assert.Equal(("8801", "in_1", null, null), (invoice.InternalId, invoice.ExternalId, invoice.LastFact, invoice.OtherType));
        Assert.Equal(Value.Of(10m), invoice.Fields.Member("item").Member("items").AsList()[0].Member("amount"));
        Assert.Equal("Acme", Assert.IsType<Observed.Found>(observed[Customer]).Record.Fields.Member("companyName").AsText());
        Assert.IsType<Observed.Absent>(observed[new("customerPayment", "pay_1")]);
        Assert.Equal(
            ["/services/rest/query/v1/suiteql?limit=1000&offset=0", "/services/rest/query/v1/suiteql?limit=1000&offset=0",
                "/services/rest/record/v1/customer/501?expandSubResources=true", "/services/rest/record/v1/invoice/8801?expandSubResources=true"],
            world.Server.Requests.Select(request => request.Path).Order());
        Assert.All(world.Server.Requests.Where(request => request.Method == "POST"), query =>
        {
            Assert.Equal("transient", query.Headers["prefer"]);
            Assert.StartsWith("SELECT id, externalid", Sql(query), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_id_that_differs_in_case_only_is_found_and_shown_as_it_is_stored()
    {
        Serve(_ => """{"id":"8801","externalid":"IN_1","type":"CustInvc"}""", _ => """{"id":"8801"}""");

        Assert.Equal("IN_1", Assert.IsType<Observed.Found>((await LookUpAsync(Invoice))[Invoice]).Record.ExternalId);
    }

    [Theory]
    [InlineData("CustCred", "creditMemo")]
    [InlineData("VendBill", "VendBill")]
    public async Task A_record_of_another_type_is_found_as_such_and_not_read(string code, string type)
    {
        Serve(_ => $$"""{"id":"8801","externalid":"in_1","type":"{{code}}"}""", _ => throw new InvalidOperationException());

        var found = Assert.IsType<Observed.Found>((await LookUpAsync(Invoice))[Invoice]).Record;

        Assert.Equal((type, "8801"), (found.OtherType, found.InternalId));
    }

    [Fact]
    public async Task Column_names_may_change_their_case()
    {
        Serve(_ => """{"ID":"8801","externalId":"in_1","TYPE":"CustInvc"}""", _ => """{"id":"8801"}""");

        Assert.IsType<Observed.Found>((await LookUpAsync(Invoice))[Invoice]);
    }

    public static TheoryData<string, RawReply> BadQueries => new()
    {
        { "server error", RawReply.Status(500) },
        { "limit", RawReply.Error(400, "CONCURRENCY_LIMIT_EXCEEDED", "x") },
        { "unknown identifier", RawReply.Error(400, "INVALID_PARAMETER", "Invalid search query. Unknown identifier 'externalid'") },
        { "no permission", RawReply.Error(400, "INVALID_PARAMETER", "Record 'transaction' was not found.") },
        { "reset", new RawReply.Reset([]) },
        { "HTML with 200", RawReply.Status(200, "<html>maintenance</html>") },
        { "empty", RawReply.Status(200) },
        { "no items", RawReply.Status(200, """{"hasMore":false}""") },
        { "items is no list", RawReply.Status(200, """{"items":{},"hasMore":false}""") },
        { "more pages", RawReply.Status(200, """{"items":[],"hasMore":true}""") },
        { "does not say whether there are more pages", RawReply.Status(200, """{"items":[]}""") },
        { "a row without an id", RawReply.Status(200, """{"items":[{"externalid":"in_1","type":"CustInvc"}],"hasMore":false}""") },
        { "a row without an external id", RawReply.Status(200, """{"items":[{"id":"1","type":"CustInvc"}],"hasMore":false}""") },
        { "a row with a strange id", RawReply.Status(200, """{"items":[{"id":"1/../2","externalid":"in_1","type":"CustInvc"}],"hasMore":false}""") },
        { "a row without a type", RawReply.Status(200, """{"items":[{"id":"1","externalid":"in_1"}],"hasMore":false}""") },
        { "a row that is none", RawReply.Status(200, """{"items":[7],"hasMore":false}""") },
        { "two records", RawReply.Status(200, """{"items":[{"id":"1","externalid":"in_1","type":"CustInvc"},{"id":"2","externalid":"IN_1","type":"CustInvc"}],"hasMore":false}""") },
        { "longer than the client takes", RawReply.Status(200, $$"""{"items":[],"hasMore":false,"x":"{{new string('x', 5 * 1024 * 1024)}}"}""") },
        { "redirect", RawReply.Status(302, "", "Location: /elsewhere") },
    };

    [Theory]
    [MemberData(nameof(BadQueries), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_that_is_not_wholly_answered_leaves_its_records_unknown(string fault, RawReply reply)
    {
        world.Server.Answer = _ => reply;

        var unknown = Assert.IsType<Observed.Unknown>((await LookUpAsync(Invoice))[Invoice]);

        Assert.NotEmpty(fault);
        Assert.NotEmpty(unknown.Reason);
    }

    public static TheoryData<string, RawReply> BadReads => new()
    {
        { "deleted meanwhile", RawReply.Error(400, "USER_ERROR", "Transaction type specified is incorrect.") },
        { "no permission", RawReply.Error(403, "INSUFFICIENT_PERMISSION", "x") },
        { "server error", RawReply.Status(503) },
        { "reset", new RawReply.Reset([]) },
        { "no JSON", RawReply.Status(200, "{\"id\":\"8801\"") },
        { "repeated member", RawReply.Status(200, """{"id":"8801","id":"8801"}""") },
        { "another record", RawReply.Status(200, """{"id":"8802"}""") },
        { "no id", RawReply.Status(200, """{"memo":"x"}""") },
        { "a part of the lines", RawReply.Status(200, """{"id":"8801","item":{"items":[],"hasMore":true}}""") },
        { "longer than the client takes", RawReply.Status(200, $$"""{"id":"8801","memo":"{{new string('x', 5 * 1024 * 1024)}}"}""") },
        { "a bomb", RawReply.Gzip($$"""{"id":"8801","memo":"{{new string('x', 5 * 1024 * 1024)}}"}""") },
    };

    [Theory]
    [MemberData(nameof(BadReads), DisableDiscoveryEnumeration = true)]
    public async Task A_record_that_cannot_be_read_whole_is_unknown_and_others_are_not(string fault, RawReply reply)
    {
        var other = new RecordKey("invoice", "in_2");
        world.Server.Answer = request => request.Method == "POST"
            ? Rows("""{"id":"8801","externalid":"in_1","type":"CustInvc"},{"id":"77","externalid":"in_2","type":"CustInvc"}""")
            : request.Path.Contains("/8801?", StringComparison.Ordinal) ? reply : RawReply.Status(200, """{"id":"77"}""");

        var observed = await LookUpAsync(Invoice, other, new("creditMemo", "memo_1"));

        Assert.NotEmpty(fault);
        Assert.IsType<Observed.Unknown>(observed[Invoice]);
        Assert.IsType<Observed.Found>(observed[other]);
        Assert.IsType<Observed.Absent>(observed[new("creditMemo", "memo_1")]);
    }

    [Fact]
    public async Task One_table_that_fails_does_not_hide_the_other()
    {
        world.Server.Answer = request => Sql(request).Contains("FROM customer", StringComparison.Ordinal) ? RawReply.Status(500) : Rows("");

        var observed = await LookUpAsync(Invoice, Customer);

        Assert.IsType<Observed.Absent>(observed[Invoice]);
        Assert.IsType<Observed.Unknown>(observed[Customer]);
    }

    [Fact]
    public async Task A_packed_answer_is_unpacked()
    {
        world.Server.Answer = request => request.Method == "POST"
            ? RawReply.Gzip("""{"items":[{"id":"8801","externalid":"in_1","type":"CustInvc"}],"hasMore":false}""")
            : RawReply.Gzip("""{"id":"8801","memo":"ü"}""");

        Assert.Equal("ü", Assert.IsType<Observed.Found>((await LookUpAsync(Invoice))[Invoice]).Record.Fields.Member("memo").AsText());
        Assert.All(world.Server.Requests, request => Assert.Equal("gzip", request.Headers["accept-encoding"]));
    }

    [Fact]
    public async Task A_record_type_the_engine_does_not_know_is_unknown_and_not_asked_for()
    {
        var observed = await LookUpAsync(new RecordKey("invoise", "in_1"));

        Assert.Contains("Did you mean \"invoice\"?", Assert.IsType<Observed.Unknown>(observed[new("invoise", "in_1")]).Reason, StringComparison.Ordinal);
        Assert.Empty(world.Server.Received);
    }

    [Fact]
    public async Task Nothing_is_asked_when_nothing_is_wanted()
    {
        Assert.Empty((await LookUpAsync()).Answers);
        Assert.Empty(world.Server.Received);
    }

    [Fact]
    public async Task A_thousand_and_one_ids_take_two_statements_and_each_gets_its_answer()
    {
        world.Server.Answer = _ => Rows("");
        var keys = Enumerable.Range(0, 1001).Select(i => new RecordKey("invoice", $"in_{i}")).ToArray();

        var observed = await LookUpAsync(keys);

        Assert.Equal(2, world.Server.Requests.Count());
        Assert.All(keys, key => Assert.IsType<Observed.Absent>(observed[key]));
    }

    private void Serve(Func<string, string> rows, Func<string, string> record) =>
        world.Server.Answer = request => request.Method == "POST" ? Rows(rows(Sql(request))) : RawReply.Status(200, record(request.Path));

    private static RawReply Rows(string rows) =>
        RawReply.Status(200, $$"""{"links":[],"count":1,"hasMore":false,"items":[{{rows}}],"offset":0,"totalResults":1}""");

    private static string Sql(RawRequest request) => JsonElement.Parse(request.Body).GetProperty("q").GetString()!;

    private async Task<Observations> LookUpAsync(params RecordKey[] keys) => (await world.Client.LookUpAsync(keys, default)).Observed;
}
