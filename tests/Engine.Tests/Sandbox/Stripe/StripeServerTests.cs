using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Engine.Sandbox.Stripe;
using Engine.Tests.Support;

namespace Engine.Tests.Sandbox.Stripe;

public sealed class StripeServerTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ManualTime clock = new(noon);
    private readonly HttpClient http = new();
    private StripeServer stripe = null!;

    public async Task InitializeAsync()
    {
        stripe = await StripeServer.StartAsync(new StripeOptions { Clock = clock });
        http.BaseAddress = stripe.Url;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeServer.Key);
    }

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Following_the_pages_gives_every_object_once_newest_first()
    {
        PutCharges(23);

        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var page = await GetAsync($"/v1/charges?limit=7{(after is null ? "" : $"&starting_after={after}")}");
            ids.AddRange(Ids(page));
            after = ids[^1];
            if (!(bool)page["has_more"]!)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(n => $"ch_{n:D2}"), ids);
    }

    [Fact]
    public async Task Going_back_gives_the_page_before_still_newest_first()
    {
        PutCharges(10);

        var page = await GetAsync("/v1/charges?limit=3&ending_before=ch_02");

        Assert.Equal(["ch_05", "ch_04", "ch_03"], Ids(page));
        Assert.True((bool)page["has_more"]!);
    }

    [Theory]
    [InlineData("created[gte]={0}", "ch_04 ch_03")]
    [InlineData("created[gt]={0}", "ch_04")]
    [InlineData("created[lt]={0}", "ch_02 ch_01 ch_00")]
    [InlineData("created[lte]={0}&created[gt]={1}", "ch_03 ch_02")]
    [InlineData("created={0}", "ch_03")]
    [InlineData("customer=cus_1", "ch_03 ch_01")]
    public async Task Lists_are_narrowed_by_their_filters(string filter, string expected)
    {
        PutCharges(5);

        var page = await GetAsync("/v1/charges?" + string.Format(null, filter, At(3).ToUnixTimeSeconds(), At(1).ToUnixTimeSeconds()));

        Assert.Equal(expected, string.Join(' ', Ids(page)));
    }

    [Theory]
    [InlineData("/v1/charges?payout=po_1", 400, "parameter_unknown")]
    [InlineData("/v1/charges?limit=101", 400, "parameter_invalid_integer")]
    [InlineData("/v1/charges?limit=0", 400, "parameter_invalid_integer")]
    [InlineData("/v1/charges?starting_after=ch_x", 400, "resource_missing")]
    [InlineData("/v1/charges/ch_x", 404, "resource_missing")]
    [InlineData("/v1/balance_transactions?payout=po_x", 400, "resource_missing")]
    [InlineData("/v1/nothing", 404, null)]
    public async Task What_cannot_be_answered_is_an_error_in_Stripes_shape(string target, int status, string? code)
    {
        using var response = await http.GetAsync(new Uri(target, UriKind.Relative));

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.Equal((status, code, "invalid_request_error"), ((int)response.StatusCode, (string?)error["code"], (string?)error["type"]));
    }

    [Fact]
    public async Task Transactions_are_listed_by_the_payout_that_no_transaction_names_and_not_of_a_manual_one()
    {
        stripe.Put(new JsonObject { ["id"] = "po_1", ["object"] = "payout", ["automatic"] = true });
        stripe.Put(new JsonObject { ["id"] = "po_2", ["object"] = "payout", ["automatic"] = false });
        stripe.PutTransaction("po_1", new JsonObject { ["id"] = "txn_1", ["object"] = "balance_transaction", ["type"] = "charge" });
        stripe.Put(new JsonObject { ["id"] = "txn_2", ["object"] = "balance_transaction", ["type"] = "charge" });

        Assert.Equal("""{"id":"txn_1","object":"balance_transaction","type":"charge"}""", (await GetAsync("/v1/balance_transactions?payout=po_1&type=charge"))["data"]![0]!.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri("/v1/balance_transactions?payout=po_2", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_id_is_expanded_to_the_object_and_a_list_that_is_only_there_then()
    {
        stripe.Put(new JsonObject { ["id"] = "ch_1", ["object"] = "charge", ["balance_transaction"] = "txn_1" });
        stripe.Put(new JsonObject { ["id"] = "txn_1", ["object"] = "balance_transaction", ["net"] = 970 });
        stripe.Put(new JsonObject { ["id"] = "re_1", ["object"] = "refund", ["charge"] = "ch_1" });

        var plain = await GetAsync("/v1/charges/ch_1");
        var page = await GetAsync("/v1/charges?expand[]=data.balance_transaction&expand[]=data.refunds");

        Assert.Equal("txn_1", (string?)plain["balance_transaction"]);
        Assert.Equal(970, (int?)page["data"]![0]!["balance_transaction"]!["net"]);
        Assert.Equal("re_1", (string?)page["data"]![0]!["refunds"]!["data"]![0]!["id"]);
    }

    [Fact]
    public async Task Metadata_is_merged_and_an_empty_value_removes_its_key()
    {
        PutInvoice(("kept", "1"), ("gone", "2"));

        var (status, invoice) = await PostAsync("/v1/invoices/in_1", [("metadata[gone]", ""), ("metadata[new]", "3")]);

        Assert.Equal((200, """{"kept":"1","new":"3"}"""), (status, invoice["metadata"]!.ToJsonString()));
    }

    [Fact]
    public async Task An_update_is_an_event_with_what_was_before_and_the_key_of_the_request()
    {
        PutInvoice(("a", "1"));

        await PostAsync("/v1/invoices/in_1", [("metadata[a]", "2")], "key-1");
        await PostAsync("/v1/invoices/in_1", [("metadata[a]", "2")], "key-2");

        var told = Assert.Single(stripe.All("events"));
        Assert.Equal(("invoice.updated", "key-1"), ((string?)told["type"], (string?)told["request"]!["idempotency_key"]));
        Assert.Equal("""{"metadata":{"a":"1"}}""", told["data"]!["previous_attributes"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_with_other_parameters_none()
    {
        PutInvoice();
        var (_, first) = await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "key");
        stripe.Put(new JsonObject { ["id"] = "in_1", ["object"] = "invoice", ["metadata"] = new JsonObject { ["a"] = "somebody's" } });

        var (status, second) = await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "key");
        var (refused, error) = await PostAsync("/v1/invoices/in_1", [("metadata[a]", "2")], "key");

        Assert.Equal((200, first.ToJsonString()), (status, second.ToJsonString()));
        Assert.Equal((400, "idempotency_error"), (refused, (string?)error["error"]!["type"]));
        Assert.Equal("somebody's", (string?)stripe.Find("invoices", "in_1")!["metadata"]!["a"]);
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(200, (await PostAsync("/v1/invoices/in_1", [("metadata[a]", "2")], "key")).Status);
    }

    [Fact]
    public async Task A_lost_answer_is_of_a_request_that_was_executed()
    {
        PutInvoice();
        stripe.Add(new StripeFault.AnswerLost { Method = "POST" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "key"));

        Assert.Equal("1", (string?)stripe.Find("invoices", "in_1")!["metadata"]!["a"]);
        Assert.Equal(200, (await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "key")).Status);
        Assert.Single(stripe.All("events"));
    }

    [Fact]
    public async Task A_failure_is_given_again_under_its_key_but_a_refusal_is_not()
    {
        PutInvoice();
        stripe.Add(new StripeFault.Answered(500, "{}"));

        Assert.Equal(500, (await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "failed")).Status);
        Assert.Equal(500, (await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "failed")).Status);
        Assert.Equal(400, (await PostAsync("/v1/invoices/in_1", [("amount", "1")], "refused")).Status);
        Assert.Equal(200, (await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")], "refused")).Status);
    }

    [Fact]
    public async Task A_key_that_only_reads_is_refused_a_write_and_a_wrong_one_everything()
    {
        PutInvoice();

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeServer.ReadOnlyKey);
        Assert.Equal("in_1", (string?)(await GetAsync("/v1/invoices/in_1"))["id"]);
        Assert.Equal(403, (await PostAsync("/v1/invoices/in_1", [("metadata[a]", "1")])).Status);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("/v1/invoices/in_1", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_object_of_a_connected_account_is_there_in_its_name_only()
    {
        stripe.Put(new JsonObject { ["id"] = "ch_1", ["object"] = "charge", ["_account"] = "acct_1" });

        Assert.Empty(Ids(await GetAsync("/v1/charges")));
        http.DefaultRequestHeaders.Add("Stripe-Account", "acct_1");
        Assert.Equal(["ch_1"], Ids(await GetAsync("/v1/charges")));
    }

    [Theory]
    [InlineData("metadata[abcdefghijklmnopqrstuvwxyzabcdefghijklmno]", 1)]
    [InlineData("metadata[a]", 501)]
    public async Task Metadata_beyond_the_limits_is_refused(string key, int length)
    {
        PutInvoice();

        Assert.Equal(400, (await PostAsync("/v1/invoices/in_1", [(key, new string('x', length))])).Status);
    }

    private static DateTimeOffset At(int n) => noon.AddMinutes(n - 100);

    private static IEnumerable<string> Ids(JsonNode page) => page["data"]!.AsArray().Select(row => (string)row!["id"]!);

    private void PutCharges(int count)
    {
        for (var n = 0; n < count; n++)
        {
            stripe.Put(new JsonObject { ["id"] = $"ch_{n:D2}", ["object"] = "charge", ["created"] = At(n).ToUnixTimeSeconds(), ["customer"] = $"cus_{n % 2}" });
        }
    }

    private void PutInvoice(params (string Key, string Value)[] metadata) => stripe.Put(new JsonObject
    {
        ["id"] = "in_1",
        ["object"] = "invoice",
        ["metadata"] = new JsonObject(metadata.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
    });

    private async Task<JsonNode> GetAsync(string target) => JsonNode.Parse(await http.GetStringAsync(new Uri(target, UriKind.Relative)))!;

    private async Task<(int Status, JsonNode Body)> PostAsync(string target, (string, string)[] form, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Item1, field.Item2))) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
