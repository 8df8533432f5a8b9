using System.Net;

namespace Engine.Tests.Sandbox;

public sealed class SandboxSuiteQlTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;
    private string customer = "";
    private string invoice = "";
    private string payment = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        customer = await sandbox.CustomerAsync("cus_1", extra: ""","email":"o'neil@oak.example" """);
        invoice = await sandbox.InvoiceAsync(customer, 100, ""","externalId":"in_1","memo":"it's here","tranDate":"2026-01-31" """);
        payment = (await sandbox.PayAsync(customer, 130.5m, (invoice, 60))).Id;
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Rows_are_texts_under_lower_case_names_with_empty_links_and_without_nulls()
    {
        var reply = await sandbox.QueryAsync("SELECT id, tranId AS TheNumber, externalid, memo, foreigntotal FROM transaction ORDER BY id");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal($$"""{"links":[],"externalid":"in_1","foreigntotal":"100","id":"{{invoice}}","memo":"it's here","thenumber":"I{{invoice}}"}""",
            Text(reply.Body!["items"]![0]!));
        Assert.Equal($$"""{"links":[],"foreigntotal":"130.5","id":"{{payment}}","thenumber":"P{{payment}}"}""", Text(reply.Body["items"]![1]!));
        Assert.Equal("transient", reply.Headers.GetValues("Preference-Applied").Single());
        Assert.StartsWith("application/vnd.oracle.resource+json; type=collection", reply.MediaType, StringComparison.Ordinal);
        Assert.Equal((2, false, 0, 2), ((int?)reply.Body["count"], (bool?)reply.Body["hasMore"], (int?)reply.Body["offset"], (int?)reply.Body["totalResults"]));
        Assert.Equal(("self", "POST"), ((string?)reply.Body["links"]![0]!["rel"], (string?)reply.Body["links"]![0]!["method"]));
    }

    public static TheoryData<string, string> Conditions => new()
    {
        { "externalid = 'in_1'", "I" },
        { "externalid = 'IN_1'", "I" },
        { "externalid IN ('x', 'In_1')", "I" },
        { "externalid IN ('x')", "" },
        { "EXTERNALID in ('in_1') and type = 'CustPymt'", "" },
        { "externalid IS NULL", "P" },
        { "externalid IS NOT NULL", "I" },
        { "externalid <> 'other'", "I" },
        { "NOT externalid = 'other'", "I" },
        { "externalid LIKE 'IN%'", "I" },
        { "type LIKE 'Cust____'", "IP" },
        { "type LIKE 'cust%'", "" },
        { "type = 'CustInvc' OR type = 'CustPymt' AND foreigntotal > 200", "I" },
        { "(type = 'CustInvc' OR type = 'CustPymt') AND foreigntotal > 120", "P" },
        { "foreigntotal >= 100 AND foreigntotal < 130.5", "I" },
        { "foreigntotal BETWEEN 100 AND 130.5", "IP" },
        { "foreigntotal NOT IN (100, 5)", "P" },
        { "memo = 'it''s here'", "I" },
        { "memo NOT LIKE '%here'", "" },
        { "type = 'CustInvc' AND status = 'A'", "I" },
        { "status = 'CustInvc:A'", "" },
        { "foreignamountunpaid = 40", "I" },
        { "foreignpaymentamountunused = 70.5 AND foreignpaymentamountused = 60", "P" },
        { "trandate < TO_DATE('2026-02-01','YYYY-MM-DD')", "I" },
        { "TO_CHAR(trandate,'YYYY-MM') = '2026-03'", "P" },
        { "recordtype = 'customerpayment'", "P" },
        { "LOWER(type) = 'custinvc'", "I" },
        { "NVL(externalid, 'none') = 'none'", "P" },
        { "t.id > 0 AND t.currency = '1'", "IP" },
        { "BUILTIN.DF(t.currency) = 'USD'", "IP" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Conditions_choose_rows(string condition, string expected)
    {
        var reply = await sandbox.QueryAsync($"SELECT t.tranid FROM transaction t WHERE {condition} ORDER BY t.id");

        Assert.True(reply.Status == HttpStatusCode.OK, $"{reply.Body}");
        Assert.Equal(expected, string.Concat(reply.Body!["items"]!.AsArray().Select(row => ((string)row!["tranid"]!)[0])));
    }

    [Theory]
    [InlineData("SELECT trandate d FROM transaction WHERE externalid = 'in_1'", "1/31/2026")]
    [InlineData("SELECT TO_CHAR(trandate, 'YYYY-MM-DD') d FROM transaction WHERE externalid = 'in_1'", "2026-01-31")]
    [InlineData("SELECT BUILTIN.DF(status) AS d FROM transaction WHERE externalid = 'in_1'", "Invoice : Open")]
    [InlineData("SELECT type || '-' || externalid AS d FROM transaction WHERE externalid = 'in_1'", "CustInvc-in_1")]
    [InlineData("SELECT COUNT(*) AS d FROM transaction", "2")]
    [InlineData("SELECT SUM(foreigntotal) AS d FROM transaction", "230.5")]
    [InlineData("SELECT MAX(foreigntotal) AS d FROM transaction", "130.5")]
    [InlineData("SELECT isinactive AS d FROM item WHERE id = 260", "T")]
    [InlineData("SELECT itemid AS d FROM item WHERE id = '250'", "Stripe Refund")]
    [InlineData("SELECT symbol AS d FROM currency WHERE name = 'JPY'", "JPY")]
    [InlineData("SELECT name AS d FROM subsidiary WHERE id = 1", "Acme US")]
    [InlineData("SELECT acctname AS d FROM account WHERE accttype = 'AcctRec' ORDER BY id FETCH FIRST 1 ROWS ONLY", "Accounts Receivable")]
    [InlineData("SELECT companyname AS d FROM customer WHERE email = 'o''neil@oak.example'", "Oak cus_1")]
    public async Task Columns_show_what_the_account_holds(string query, string expected)
    {
        var reply = await sandbox.QueryAsync(query);

        Assert.True(reply.Status == HttpStatusCode.OK, $"{reply.Body}");
        Assert.Equal(expected, (string?)Assert.Single(reply.Body!["items"]!.AsArray())!["d"]);
    }

    [Fact]
    public async Task Question_marks_take_parameters_in_order()
    {
        var reply = await sandbox.QueryAsync("SELECT id FROM transaction WHERE entity = ? AND externalid = ?", "", customer, "in_1");

        Assert.Equal(invoice, (string?)Assert.Single(reply.Body!["items"]!.AsArray())!["id"]);
        (await sandbox.QueryAsync("SELECT id FROM transaction WHERE entity = ?")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "Invalid or unsupported search.");
    }

    [Fact]
    public async Task Union_all_keeps_repeats_and_union_does_not()
    {
        var halves = "SELECT externalid FROM transaction WHERE externalid IS NOT NULL {0} SELECT externalid FROM transaction WHERE type = 'CustInvc'";

        Assert.Equal(2, (int?)(await sandbox.QueryAsync(halves.Replace("{0}", "UNION ALL"))).Body!["count"]);
        Assert.Equal(1, (int?)(await sandbox.QueryAsync(halves.Replace("{0}", "UNION"))).Body!["count"]);
    }

    [Fact]
    public async Task Rows_are_ordered_both_ways_distinct_and_cut()
    {
        Assert.Equal(["JPY", "USD", "EUR", "GBP", "KWD"], await Symbols("exchangerate"));
        Assert.Equal(["KWD", "JPY", "GBP", "EUR", "USD"], await Symbols("id DESC"));
        Assert.Equal(["USD", "KWD", "JPY", "GBP", "EUR"], await Symbols("1 DESC"));
        Assert.Equal(["T"], (await sandbox.QueryAsync("SELECT DISTINCT isinactive AS i FROM item WHERE isinactive = 'T'")).Body!["items"]!.AsArray().Select(row => (string?)row!["i"]));
        Assert.Equal(2, (int?)(await sandbox.QueryAsync("SELECT DISTINCT isinactive FROM item")).Body!["count"]);
        Assert.Equal(3, (int?)(await sandbox.QueryAsync("SELECT id FROM item FETCH FIRST 3 ROWS ONLY")).Body!["totalResults"]);
    }

    [Fact]
    public async Task Pages_follow_offset_and_limit()
    {
        var page = (await sandbox.QueryAsync("SELECT id FROM item ORDER BY id", "?limit=5&offset=5")).Body!;

        Assert.Equal((5, true, 5, 32), ((int?)page["count"], (bool?)page["hasMore"], (int?)page["offset"], (int?)page["totalResults"]));
        Assert.Equal("206", (string?)page["items"]![0]!["id"]);
        var last = page["links"]!.AsArray().Single(link => (string?)link!["rel"] == "last")!;
        Assert.EndsWith("offset=5", (string?)last["href"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=5&offset=3", "offset")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=x", "limit")]
    [InlineData("?limit=1000&offset=100000", "offset")]
    public async Task Pages_out_of_bounds_are_refused(string page, string parameter)
    {
        var reply = await sandbox.QueryAsync("SELECT id FROM item", page);

        reply.AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", parameter);
        Assert.Equal(parameter, (string?)reply.Error["o:errorQueryParam"]);
    }

    [Fact]
    public async Task The_transient_preference_is_required()
    {
        var reply = await sandbox.SendAsync(HttpMethod.Post, "/services/rest/query/v1/suiteql", """{"q":"SELECT id FROM item"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "Prefer"), (reply.Status, (string?)reply.Error["o:errorHeader"]));
    }

    [Theory]
    [InlineData("SELECT nonsense FROM transaction", "Search error occurred: Unknown identifier 'nonsense'. Available identifiers are: {transaction=transaction}.")]
    [InlineData("SELECT id FROM transaction t WHERE t.nonsense = 1", "Unknown identifier 't.nonsense'. Available identifiers are: {t=transaction}.")]
    [InlineData("SELECT id FROM item WHERE x.id = 1", "Unknown identifier 'x.id'.")]
    [InlineData("SELECT id FROM Email", "Invalid search query. Detailed unprocessed description follows. Invalid search type: Email.")]
    [InlineData("SELECT id FROM item LIMIT 5", "Search error occurred: Invalid or unsupported search.")]
    [InlineData("SELECT id FROM item WHERE", "Invalid or unsupported search.")]
    [InlineData("SELECT id FROM item WHERE id", "Invalid or unsupported search.")]
    [InlineData("SELECT id FROM item WHERE id = 'SKU'", "Invalid or unsupported search.")]
    [InlineData("SELECT id FROM item WHERE itemid = 'open", "Invalid or unsupported search.")]
    [InlineData("SELECT id FROM item; DROP", "Invalid or unsupported search.")]
    [InlineData("SELECT id, itemid FROM item UNION SELECT id FROM item", "Invalid or unsupported search.")]
    [InlineData("WITH x AS (SELECT 1) SELECT id FROM x", "Invalid or unsupported search.")]
    [InlineData("SELECT [id] FROM item", "Invalid or unsupported search.")]
    [InlineData("DELETE FROM item", "Invalid or unsupported search.")]
    public async Task What_is_not_known_is_refused_in_the_words_of_live_accounts(string query, string detail)
    {
        var reply = await sandbox.QueryAsync(query);

        reply.AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", detail);
        Assert.Equal("q", (string?)reply.Error["o:errorQueryParam"]);
    }

    [Fact]
    public async Task An_in_list_takes_a_thousand_and_not_one_more()
    {
        var ids = string.Join(",", Enumerable.Range(0, 999).Select(number => $"'x{number}'"));

        Assert.Equal(1, (int?)(await sandbox.QueryAsync($"SELECT id FROM transaction WHERE externalid IN ({ids},'in_1')")).Body!["count"]);
        (await sandbox.QueryAsync($"SELECT id FROM transaction WHERE externalid IN ({ids},'in_1','in_2')"))
            .AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "Invalid or unsupported search.");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("NOT ", "")]
    [InlineData("id = 1 OR ", "")]
    [InlineData("UPPER(", ")")]
    public async Task A_query_nested_beyond_reason_is_refused_and_does_no_harm(string open, string close)
    {
        var condition = string.Concat(Enumerable.Repeat(open, 20_000)) + "id = 1" + string.Concat(Enumerable.Repeat(close, 20_000));

        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.QueryAsync($"SELECT id FROM item WHERE {condition}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.QueryAsync("SELECT id FROM item")).Status);
    }

    private async Task<IEnumerable<string?>> Symbols(string order) =>
        (await sandbox.QueryAsync($"SELECT symbol FROM currency ORDER BY {order}")).Body!["items"]!.AsArray().Select(row => (string?)row!["symbol"]);

    private static string Text(System.Text.Json.Nodes.JsonNode node) =>
        node.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
