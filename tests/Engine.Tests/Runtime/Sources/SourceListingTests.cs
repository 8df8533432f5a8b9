using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Sources;
using Engine.Core.Values;
using Engine.Runtime.Secrets;
using Engine.Runtime.Sources;
using Engine.Sandbox.Stripe;
using Engine.Tests.Core.Planning;

namespace Engine.Tests.Runtime.Sources;

/// <summary>Reading a whole list page by page, against the stand-in that shares no code with the reader.</summary>
public sealed class SourceListingTests : IAsyncLifetime
{
    private StripeServer stripe = null!;

    public async Task InitializeAsync() => stripe = await StripeServer.StartAsync(new StripeOptions { Clock = TimeProvider.System });

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    [Fact]
    public async Task All_pages_are_read_newest_first_with_what_the_mapping_keeps()
    {
        Put(250);

        var listing = await ListAsync(Of("po_1"));

        var objects = Assert.IsType<Fetched.Found>(listing.Fetched).Content.AsList();
        Assert.Equal(250, objects.Count);
        Assert.Equal(250, objects.Select(one => one.Member("id").AsText()).Distinct().Count());
        Assert.Equal(("ch_249", 249m), (objects[0].Member("source").Member("id").AsText(), objects[0].Member("amount").AsNumber()));
        Assert.Equal(["id", "amount", "source"], objects[0].AsObject().Members.Select(member => member.Key));
        Assert.Equal(3, listing.Exchanges.Length);
        Assert.All(listing.Exchanges, exchange => Assert.Equal((200, ""), (exchange.Status, exchange.ResponseBody)));
    }

    [Fact]
    public async Task A_list_of_nothing_is_empty()
    {
        Put(1);

        Assert.Empty(Assert.IsType<Fetched.Found>((await ListAsync(Of("po_2"))).Fetched).Content.AsList());
    }

    [Theory]
    [InlineData(250, true)]
    [InlineData(249, false)]
    public async Task More_than_the_limit_is_no_list(int limit, bool isWhole)
    {
        Put(250);

        var answer = (await ListAsync(Of("po_1") with { Limit = limit })).Fetched;

        Assert.Equal(isWhole, answer is Fetched.Found);
        Assert.Equal(!isWhole, answer is Fetched.TooMany);
    }

    [Fact]
    public async Task A_page_that_fails_leaves_no_part_of_the_list()
    {
        Put(150);
        stripe.Add(new StripeFault.Answered(500, "{}"));

        Assert.IsType<Fetched.Unknown>((await ListAsync(Of("po_1"))).Fetched);
        Assert.IsType<Fetched.Found>((await ListAsync(Of("po_1"))).Fetched);
    }

    [Fact]
    public async Task What_an_object_holds_is_read_under_it_page_by_page()
    {
        var lines = string.Join(",", Enumerable.Range(0, 130).Select(number => $$"""{"id":"il_{{number}}","object":"line_item","amount":{{number}}}"""));
        stripe.Put(Json($$"""{"id":"in_1","object":"invoice","created":1767614400,"lines":{"object":"list","data":[{{lines}}],"has_more":false,"url":"/v1/invoices/in_1/lines"} }"""));

        var listing = await ListAsync(Of("po_1") with { Object = "invoice_line", Where = "invoice=in_1", Expand = "", Keep = "" });

        Assert.Equal(
            Enumerable.Range(0, 130).Select(number => $"il_{number}"),
            Assert.IsType<Fetched.Found>(listing.Fetched).Content.AsList().Select(one => one.Member("id").AsText()));
        Assert.Equal(2, listing.Exchanges.Length);
    }

    [Theory]
    [InlineData("invoice", "in_1%2F..")]
    [InlineData("charge", "in_1")]
    public void A_list_under_something_that_is_no_id_is_none(string filter, string value) =>
        Assert.Null(SourceApis.Find("stripe")!.Query(Of("po_1") with { Object = "invoice_line", Where = $"{filter}={value}" }, null));

    private void Put(int count)
    {
        stripe.Put(Json("""{"id":"po_1","object":"payout","automatic":true,"created":1767614400}"""));
        stripe.Put(Json("""{"id":"po_2","object":"payout","automatic":true,"created":1767614400}"""));
        for (var number = 0; number < count; number++)
        {
            stripe.Put(Json($$"""{"id":"ch_{{number}}","object":"charge","metadata":{},"created":{{1767614400 + number}} }"""));
            stripe.PutTransaction(
                "po_1", Json($$"""{"id":"txn_{{number}}","object":"balance_transaction","amount":{{number}},"created":{{1767614400 + number}},"source":"ch_{{number}}"}"""));
        }
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static SourceQuery Of(string payout) => new("stripe", "balance_transaction", $"payout={payout}", "source", "id,amount,source.id", 10_000, "2025-12-15.clover", null);

    private async Task<SourceListing> ListAsync(SourceQuery wanted)
    {
        using var reader = new SourceReader(new SecretReader(name => name == "KEY" ? StripeServer.Key : null), TimeProvider.System);
        var client = new PlanningFixture().Client() with { Stripe = new StripeConnection([]) { ApiKey = new SecretReference("env:KEY"), BaseUrl = stripe.Url } };
        return await reader.ListAsync(client, wanted, default);
    }
}
