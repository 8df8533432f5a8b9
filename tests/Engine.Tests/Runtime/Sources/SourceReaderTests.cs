using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Runtime.Secrets;
using Engine.Runtime.Sources;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.NetSuite;

namespace Engine.Tests.Runtime.Sources;

/// <summary>Reading an object over HTTP: what each answer means, and what never leaves the engine.</summary>
public sealed class SourceReaderTests : IAsyncDisposable
{
    private const string Key = "rk_test_secret";

    private static readonly SourceFetch Invoice = new("stripe", "invoice", "in_1", "2025-04-30.basil");

    private readonly RawServer server = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task An_object_is_read_with_the_key_and_in_the_version_of_the_event()
    {
        server.Answer = _ => RawReply.Status(200, """{"id":"in_1","object":"invoice","number":"A-7"}""");

        var answer = await FetchAsync(Invoice);

        Assert.Equal("A-7", Assert.IsType<Fetched.Found>(answer.Fetched).Content.Member("number").AsText());
        var request = Assert.Single(server.Requests);
        Assert.Equal("/v1/invoices/in_1", request.Path);
        Assert.Equal(("Bearer " + Key, "2025-04-30.basil"), (request.Headers["authorization"], request.Headers["stripe-version"]));
    }

    [Fact]
    public async Task An_object_of_a_connected_account_is_read_in_its_name()
    {
        server.Answer = _ => RawReply.Status(200, """{"id":"in_1","object":"invoice"}""");

        await FetchAsync(Invoice with { Account = "acct_7" });
        await FetchAsync(Invoice);

        Assert.Equal("acct_7", server.Requests.First().Headers["stripe-account"]);
        Assert.False(server.Requests.Last().Headers.ContainsKey("stripe-account"));
    }

    [Fact]
    public async Task Only_what_the_source_says_is_missing_is_absent()
    {
        server.Answer = _ => RawReply.Status(404, """{"error":{"code":"resource_missing","type":"invalid_request_error"}}""");

        Assert.IsType<Fetched.Absent>((await FetchAsync(Invoice)).Fetched);
    }

    [Theory]
    [InlineData(404, """<html>not here</html>""")]
    [InlineData(404, """{"error":{"code":"url_invalid"}}""")]
    [InlineData(401, """{"error":{"message":"Invalid API Key provided: rk_test_secret"}}""")]
    [InlineData(429, """{}""")]
    [InlineData(500, """{}""")]
    [InlineData(302, "")]
    [InlineData(200, """{"id":"in_2","object":"invoice"}""")]
    [InlineData(200, """{"id":"in_1","object":"charge"}""")]
    [InlineData(200, """{"id":"in_1","id":"in_1","object":"invoice"}""")]
    [InlineData(200, """{"id":"in_1","object":"inv""")]
    public async Task Everything_else_is_unknown_and_does_not_repeat_the_key(int status, string body)
    {
        server.Answer = _ => RawReply.Status(status, body, "Location: http://127.0.0.1:1/elsewhere");

        var answer = await FetchAsync(Invoice);

        var unknown = Assert.IsType<Fetched.Unknown>(answer.Fetched);
        Assert.DoesNotContain(Key, unknown.Reason + answer.Exchange!.ResponseBody, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_or_never_comes_is_unknown()
    {
        server.Answer = _ => RawReply.Status(200, "{\"id\":\"in_1\",\"object\":\"invoice\",\"x\":\"" + new string('x', 1024 * 1024) + "\"}");
        Assert.IsType<Fetched.Unknown>((await FetchAsync(Invoice)).Fetched);

        Assert.IsType<Fetched.Unknown>((await FetchAsync(Invoice, new Uri("http://127.0.0.1:1"))).Fetched);
    }

    [Theory]
    [InlineData("in_1/../customers")]
    [InlineData("in_1?expand=x")]
    [InlineData("")]
    public async Task An_id_that_is_none_is_not_sent(string id)
    {
        Assert.IsType<Fetched.Unknown>((await FetchAsync(Invoice with { Id = id })).Fetched);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sent()
    {
        using var reader = new SourceReader(new SecretReader(_ => null), TimeProvider.System);
        var client = Client(server.Url);

        Assert.IsType<Fetched.Unknown>((await reader.FetchAsync(client, Invoice, default)).Fetched);
        Assert.IsType<Fetched.Unknown>((await reader.FetchAsync(client with { Stripe = null }, Invoice, default)).Fetched);
        Assert.Empty(server.Requests);
    }

    private async Task<SourceAnswer> FetchAsync(SourceFetch wanted, Uri? url = null)
    {
        using var reader = new SourceReader(new SecretReader(name => name == "KEY" ? Key : null), TimeProvider.System);
        return await reader.FetchAsync(Client(url ?? server.Url), wanted, default);
    }

    private static ClientConfig Client(Uri url) =>
        new PlanningFixture().Client() with { Stripe = new StripeConnection([]) { ApiKey = new SecretReference("env:KEY"), BaseUrl = url } };
}
