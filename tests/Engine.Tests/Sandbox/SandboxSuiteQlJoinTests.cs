using System.Net;
using System.Text.Json.Nodes;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Sandbox;

/// <summary>SuiteQL over several tables, grouped and nested; <see cref="SandboxSuiteQlTests"/> has one table at a time.</summary>
public sealed class SandboxSuiteQlJoinTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;
    private string customer = "";
    private string invoice = "";
    private string payment = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        customer = await sandbox.CustomerAsync("cus_1");
        invoice = await sandbox.InvoiceAsync(customer, 100.10m, ""","externalId":"in_1","tranDate":"2026-01-31" """);
        await sandbox.InvoiceAsync(customer, 0.20m, ""","externalId":"in_2","tranDate":"2026-02-01" """);
        await sandbox.InvoiceAsync(await sandbox.CustomerAsync("cus_2"), 7m, ""","externalId":"in_3" """);
        payment = (await sandbox.PayAsync(customer, 60, (invoice, 60))).Id;
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task The_reference_query_for_open_invoices_finds_account_and_subsidiary()
    {
        var reply = await sandbox.QueryAsync("""
            SELECT t.id, t.tranid, t.externalid, t.currency, t.foreigntotal, t.foreignamountunpaid,
                   TO_CHAR(t.trandate,'YYYY-MM-DD') trandate, tal.account araccount, tl.subsidiary
            FROM transaction t
            JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'T'
            JOIN transactionaccountingline tal ON tal.transaction = t.id AND tal.transactionline = tl.id
            WHERE t.type = 'CustInvc' AND t.entity = ? AND t.foreignamountunpaid > 0 ORDER BY t.id
            """, "", customer);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var row = reply.Body!["items"]![0]!;
        Assert.Equal(2, (int?)reply.Body["count"]);
        Assert.Equal((invoice, "100.1", "40.1", "2026-01-31", "119", "1"),
            ((string?)row["id"], (string?)row["foreigntotal"], (string?)row["foreignamountunpaid"], (string?)row["trandate"], (string?)row["araccount"], (string?)row["subsidiary"]));
    }

    public static TheoryData<string, string> Answers => new()
    {
        // Joins, with either style, and what they do not find.
        { "SELECT t.externalid a, c.externalid b FROM transaction t JOIN customer c ON c.id = t.entity WHERE t.type = 'CustInvc' ORDER BY 1", "in_1,cus_1;in_2,cus_1;in_3,cus_2" },
        { "SELECT t.externalid a, c.externalid b FROM transaction t, customer c WHERE c.id = t.entity AND c.externalid = 'CUS_2'", "in_3,cus_2" },
        { "SELECT c.externalid a, COUNT(t.id) b FROM customer c LEFT JOIN transaction t ON t.entity = c.id AND t.type = 'CustPymt' GROUP BY c.externalid ORDER BY 1", "cus_1,1;cus_2,0" },
        { "SELECT i.itemid a FROM transactionline tl INNER JOIN item i ON i.id = tl.item JOIN transaction t ON t.id = tl.transaction WHERE t.externalid = 'in_1'", "Starter Plan Monthly" },
        { "SELECT a.acctname a, tal.debit b FROM transactionaccountingline tal JOIN account a ON a.id = tal.account JOIN transaction t ON t.id = tal.transaction WHERE t.externalid = 'in_3' AND tal.debit IS NOT NULL", "Accounts Receivable,7" },
        { "SELECT tl.foreignamount a FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE t.externalid = 'in_3' AND tl.mainline = 'F'", "-7" },
        { "SELECT e.externalid a FROM entity e WHERE e.id IN (SELECT entity FROM transaction WHERE externalid = 'in_3')", "cus_2" },
        { "SELECT BUILTIN.DF(n.nextdoc) a, n.foreignamount b FROM nexttransactionlinelink n JOIN transaction t ON t.id = n.previousdoc WHERE t.externalid = 'in_1' AND n.nexttype = 'CustPymt'", "P{payment},60" },
        // Groups and aggregates, to the cent.
        { "SELECT entity a, SUM(foreigntotal) b FROM transaction WHERE type = 'CustInvc' GROUP BY entity ORDER BY 2 DESC", "{customer},100.3;{other},7" },
        { "SELECT type a, COUNT(*) b FROM transaction GROUP BY type HAVING COUNT(*) > 1", "CustInvc,3" },
        { "SELECT COUNT(DISTINCT entity) a, MIN(foreigntotal) b, MAX(trandate) c FROM transaction WHERE type = 'CustInvc'", "2,0.2,3/1/2026" },
        { "SELECT SUM(foreigntotal) a FROM transaction WHERE externalid IN ('in_1', 'in_2')", "100.3" },
        { "SELECT AVG(foreigntotal) a FROM transaction WHERE externalid IN ('in_1', 'in_2')", "50.15" },
        { "SELECT BUILTIN.DF(entity) || '/' || type a, SUM(foreigntotal) b FROM transaction WHERE externalid = 'in_3' GROUP BY BUILTIN.DF(entity), type", "{other}/CustInvc,7" },
        { "SELECT COUNT(*) a FROM transaction WHERE type = 'Estimate'", "0" },
        // Nested queries, cases, arithmetic, order, the head of a list.
        { "SELECT c.externalid a, (SELECT SUM(t.foreigntotal) FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc') b FROM customer c ORDER BY c.externalid", "cus_1,100.3;cus_2,7" },
        { "SELECT externalid a FROM customer c WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id AND t.type = 'CustPymt')", "cus_2" },
        { "SELECT x.e a, x.total b FROM (SELECT entity e, SUM(foreigntotal) total FROM transaction GROUP BY entity) x WHERE x.total > 100", "{customer},160.3" },
        { "SELECT CASE WHEN foreigntotal > 50 THEN 'big' ELSE 'small' END a FROM transaction WHERE type = 'CustInvc' ORDER BY id", "big;small;small" },
        { "SELECT CASE type WHEN 'CustInvc' THEN 1 ELSE 0.5 END a FROM transaction WHERE externalid = 'in_1'", "1" },
        { "SELECT foreigntotal - foreignamountunpaid a, foreigntotal * 2 b, -foreigntotal c, ROUND(foreigntotal / 3, 2) d FROM transaction WHERE externalid = 'in_1'", "60,200.2,-100.1,33.37" },
        { "SELECT externalid a FROM transaction WHERE externalid IS NOT NULL AND ROWNUM <= 2 ORDER BY 1 DESC", "in_2;in_1" },
        { "SELECT externalid a FROM transaction WHERE type = 'CustInvc' ORDER BY foreigntotal DESC FETCH FIRST 1 ROWS ONLY", "in_1" },
        { "SELECT externalid a FROM transaction ORDER BY foreigntotal NULLS FIRST, externalid FETCH FIRST 2 ROWS ONLY", "in_2;in_3" },
        { "SELECT NVL(externalid, 'none') a FROM transaction ORDER BY externalid", "in_1;in_2;in_3;none" },
        { "SELECT NVL(externalid, 'none') a FROM transaction ORDER BY externalid DESC", "none;in_3;in_2;in_1" },
        { "SELECT DISTINCT UPPER(type) a FROM transaction ORDER BY 1", "CUSTINVC;CUSTPYMT" },
        { "SELECT SUBSTR(externalid, 1, 2) a FROM transaction WHERE externalid LIKE '%_3'", "in" },
        { "SELECT id a FROM currency WHERE id IN ('1', 2) AND symbol IN ('USD', 'EUR') ORDER BY id", "1;2" },
        { "SELECT 10.50 a, 'x' b, 0.1 + 0.2 c FROM currency WHERE id = 1", "10.5,x,0.3" },
        { "SELECT ABS(tl.foreignamount) a FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE t.externalid = 'in_3' ORDER BY tl.linesequencenumber", "7;7" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Queries_are_answered_as_oracle_would(string query, string expected)
    {
        var other = (string?)(await sandbox.GetAsync("customer/eid:cus_2")).Body!["id"];
        var reply = await sandbox.QueryAsync(query);

        Assert.True(reply.Status == HttpStatusCode.OK, $"{reply.Body}");
        Assert.Equal(expected.Replace("{customer}", customer).Replace("{other}", other).Replace("{payment}", payment), string.Join(';', reply.Body!["items"]!.AsArray().Select(Cells)));
    }

    [Theory]
    [InlineData("SELECT c.nothing FROM transaction t JOIN customer c ON c.id = t.entity", "Unknown identifier 'c.nothing'. Available identifiers are: {t=transaction, c=customer}.")]
    [InlineData("SELECT t.id FROM transaction t JOIN customer c ON c.id = t.nothing", "Unknown identifier 't.nothing'.")]
    [InlineData("SELECT t.id FROM transaction t JOIN nothing n ON n.id = t.id", "Invalid search type: nothing.")]
    [InlineData("SELECT id FROM transaction WHERE id IN (SELECT nothing FROM customer)", "Unknown identifier 'nothing'.")]
    public async Task What_a_joined_query_does_not_know_is_refused_by_name(string query, string detail) =>
        (await sandbox.QueryAsync(query)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", detail);

    [Theory]
    [InlineData("SELECT id FROM transaction t JOIN customer c ON c.id = t.entity")]
    [InlineData("SELECT t.id FROM transaction t, customer c JOIN item i ON i.id = c.id")]
    [InlineData("SELECT t.id FROM transaction t, customer c WHERE t.entity = c.id(+)")]
    [InlineData("SELECT t.id FROM transaction t RIGHT JOIN customer c ON c.id = t.entity")]
    [InlineData("SELECT t.id FROM transaction t JOIN customer c")]
    [InlineData("SELECT t.id FROM transaction t JOIN customer t ON t.id = 1")]
    [InlineData("SELECT entity, SUM(foreigntotal) FROM transaction")]
    [InlineData("SELECT memo, COUNT(*) FROM transaction GROUP BY entity")]
    [InlineData("SELECT id FROM transaction WHERE COUNT(*) > 1")]
    [InlineData("SELECT id FROM transaction WHERE id = (SELECT id, tranid FROM transaction)")]
    [InlineData("SELECT id FROM transaction WHERE trandate > '2026-01-01'")]
    [InlineData("SELECT id FROM transaction WHERE trandate > CURRENT_DATE")]
    [InlineData("SELECT tranid + memo FROM transaction")]
    [InlineData("SELECT foreigntotal / 0 FROM transaction")]
    [InlineData("SELECT id FROM transaction WHERE TO_NUMBER(tranid) = 1")]
    [InlineData("SELECT id FROM transaction WHERE (id)")]
    [InlineData("SELECT (id = 1) FROM transaction")]
    [InlineData("SELECT id FROM transaction -- comment")]
    [InlineData("SELECT LOAD_EXTENSION('x') FROM transaction")]
    [InlineData("SELECT \"$record\" FROM transaction")]
    [InlineData("SELECT id FROM sqlite_master")]
    [InlineData("SELECT id FROM transaction MINUS SELECT id FROM customer")]
    [InlineData("SELECT id FROM transaction WHERE ROWNUM > 2")]
    [InlineData("SELECT id FROM transaction OFFSET 2 ROWS")]
    public async Task What_netsuite_or_this_sandbox_does_not_take_is_refused(string query)
    {
        var reply = await sandbox.QueryAsync(query);

        Assert.True(reply.Status == HttpStatusCode.BadRequest, $"{reply.Body}");
        Assert.Equal("INVALID_PARAMETER", reply.Code);
    }

    [Fact]
    public async Task A_query_sees_every_write_that_came_before_it()
    {
        Assert.Equal("A", await Status());
        await sandbox.PayAsync(customer, 40.10m, (invoice, 40.10m));
        Assert.Equal("B", await Status());
        await sandbox.DeleteAsync($"customerPayment/{payment}");
        Assert.Equal("A", await Status());
        await sandbox.PatchAsync($"invoice/{invoice}", """{"memo":"new"}""");
        Assert.Equal(1, (int?)(await sandbox.QueryAsync("SELECT id FROM transaction WHERE memo = 'new'")).Body!["count"]);
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", """{"customFields":[{"record":"invoice","name":"custbody_stripe_id"}]}""");
        await sandbox.PatchAsync($"invoice/{invoice}", """{"custbody_stripe_id":"in_9"}""");
        Assert.Equal(1, (int?)(await sandbox.QueryAsync("SELECT id FROM transaction WHERE custbody_stripe_id = 'in_9'")).Body!["count"]);

        async Task<string?> Status() => (string?)(await sandbox.QueryAsync("SELECT status FROM transaction WHERE externalid = 'in_1'")).Body!["items"]![0]!["status"];
    }

    [Fact]
    public async Task The_money_in_the_accounting_lines_balances()
    {
        var reply = await sandbox.QueryAsync("SELECT transaction, SUM(amount) s FROM transactionaccountingline WHERE posting = 'T' GROUP BY transaction");

        Assert.Equal(4, (int?)reply.Body!["count"]);
        Assert.All(reply.Body["items"]!.AsArray(), row => Assert.Equal("0", (string?)row!["s"]));
    }

    [Fact]
    public async Task An_account_without_subsidiaries_does_not_know_the_column()
    {
        Assert.Equal(HttpStatusCode.OK, (await sandbox.QueryAsync("SELECT subsidiary FROM transaction")).Status);
        await sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", """{"oneWorld":false,"compoundStatus":true}""");

        (await sandbox.QueryAsync("SELECT subsidiary FROM transaction")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER",
            "Search error occurred: Unknown identifier 'subsidiary'. Available identifiers are: {transaction=transaction}.");
        Assert.Equal(2, (int?)(await sandbox.QueryAsync("SELECT id FROM transaction WHERE status = 'CustInvc:A' AND entity = ?", "", customer)).Body!["count"]);
    }

    [Fact]
    public async Task A_deep_page_of_a_long_list_is_where_it_should_be()
    {
        var records = string.Join(',', Enumerable.Range(0, 1100).Select(number => $$"""{"id":"{{10_000 + number}}","itemId":"Item {{number}}","incomeAccount":"54"}"""));
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", $$$"""{"records":{"serviceSaleItem":[{{{records}}}]} }""");

        var page = (await sandbox.QueryAsync("SELECT id FROM item WHERE id >= 10000 ORDER BY id", "?limit=1000&offset=1000")).Body!;

        Assert.Equal((100, false, 1100, "11000"), ((int?)page["count"], (bool?)page["hasMore"], (int?)page["totalResults"], (string?)page["items"]![0]!["id"]));
        var first = (await sandbox.QueryAsync("SELECT id FROM item WHERE id >= 10000")).Body!;
        Assert.Equal((1000, true), ((int?)first["count"], (bool?)first["hasMore"]));
    }

    [Fact]
    public async Task A_stale_read_of_a_query_is_as_old_as_asked()
    {
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        await sandbox.DeleteAsync($"customerPayment/{payment}");
        sandbox.Server.Add(new Fault(FaultKind.StaleRead) { Record = "suiteql" });

        Assert.Equal("40.1", await Unpaid());
        Assert.Equal("100.1", await Unpaid());

        async Task<string?> Unpaid() =>
            (string?)(await sandbox.QueryAsync("SELECT foreignamountunpaid u FROM transaction WHERE externalid = 'in_1'")).Body!["items"]![0]!["u"];
    }

    private static string Cells(JsonNode? row) => string.Join(',', row!.AsObject().Where(cell => cell.Key != "links").OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => (string?)cell.Value));
}
