using System.Net;

namespace Engine.Tests.Sandbox;

/// <summary>What is sold and billed: discounts, tax, deferral, orders and what is made of them.</summary>
public sealed class SandboxSalesTests : IAsyncLifetime
{
    private const string Extras = """
        {"records":{
          "salesTaxItem":[{"id":"8","itemId":"CA","rate":8.25,"taxAccount":"151"},{"id":"9","itemId":"Zero","rate":0}],
          "discountItem":[{"id":"301","itemId":"Promotion","account":"56","rate":-5},{"id":"302","itemId":"Silent","account":"56","nonPosting":true}],
          "serviceSaleItem":[{"id":"310","itemId":"Deferred Plan","incomeAccount":"54","deferredRevenueAccount":"140"}]}}
        """;

    private SandboxAccount sandbox = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        await sandbox.SeedAsync(Extras);
        customer = await sandbox.CustomerAsync();
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Theory]
    [InlineData("""{"item":"201","amount":100},{"item":"301"}""", "", "95 0 0 95")]
    [InlineData("""{"item":"201","amount":100},{"item":"301","rate":-7.5}""", "", "92.5 0 0 92.5")]
    [InlineData("""{"item":"201","amount":100},{"item":"241","amount":-30}""", "", "70 0 0 70")]
    [InlineData("""{"item":"201","amount":100}""", ""","discountItem":"301" """, "100 -5 0 95")]
    [InlineData("""{"item":"201","amount":100}""", ""","discountItem":"301","discountRate":-12.34""", "100 -12.34 0 87.66")]
    [InlineData("""{"item":"201","amount":100,"taxCode":"8"}""", "", "100 0 8.25 108.25")]
    [InlineData("""{"item":"201","quantity":3,"rate":9.99,"taxCode":"8"},{"item":"220","amount":10,"taxCode":"9"}""", "", "39.97 0 2.47 42.44")]
    [InlineData("""{"item":"201","amount":100,"taxDetailsReference":"A","taxCode":"8"}""",
        ""","taxDetailsOverride":true,"taxDetails":{"items":[{"taxDetailsReference":"A","taxCode":"8","taxBasis":100,"taxRate":7,"taxAmount":7}]}""", "100 0 7 107")]
    public async Task Subtotal_discount_tax_and_total_follow_from_the_lines(string lines, string extra, string totals)
    {
        var invoice = await sandbox.WholeAsync("invoice", await InvoiceAsync(lines, extra));

        Assert.Equal(totals, string.Join(' ', new[] { "subtotal", "discountTotal", "taxTotal", "total" }.Select(name => invoice[name]!.ToJsonString())));
        Assert.Equal((decimal?)invoice["total"], (decimal?)invoice["amountRemaining"]);
    }

    [Theory]
    [InlineData("""{"item":"201","amount":100},{"item":"301"}""", "", "54 -100, 56 5, 119 95")]
    [InlineData("""{"item":"201","amount":100},{"item":"302","amount":-20}""", "", "54 -80, 119 80")]
    [InlineData("""{"item":"201","amount":100,"taxCode":"8"}""", ""","discountItem":"301" """, "54 -100, 56 5, 119 103.25, 151 -8.25")]
    [InlineData("""{"item":"310","amount":120}""", "", "119 120, 140 -120")]
    public async Task Income_discounts_deferred_revenue_and_tax_post_to_their_own_accounts(string lines, string extra, string balances)
    {
        await InvoiceAsync(lines, extra);

        Assert.Equal(balances, await sandbox.BalancesAsync());
    }

    [Fact]
    public async Task Tax_details_need_the_override_and_a_line_that_has_their_reference()
    {
        var line = """{"item":"201","amount":100,"taxDetailsReference":"A"}""";
        var details = ""","taxDetails":{"items":[{"taxDetailsReference":"B","taxCode":"8","taxAmount":7}]}""";

        (await TryAsync(line, details)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "taxDetailsOverride", "taxDetailsOverride");
        (await TryAsync(line, ""","taxDetailsOverride":true""" + details))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Value B", "taxDetails.items[0].taxDetailsReference");
    }

    [Fact]
    public async Task A_discount_that_adds_is_refused() =>
        (await TryAsync("""{"item":"201","amount":100}""", ""","discountItem":"301","discountRate":5"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "below 0", "discountRate");

    [Fact]
    public async Task An_order_posts_nothing_and_is_billed_in_parts()
    {
        var order = await sandbox.CreateAsync("salesOrder",
            $$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","quantity":10,"rate":5},{"item":"220","amount":100}]} }""");
        Assert.Equal("", await sandbox.BalancesAsync());
        Assert.Equal(("F", 150m), await StandingAsync("salesOrder", order));

        var first = await TransformAsync("salesOrder", order, "invoice", """{"externalId":"in_1","item":{"items":[{"line":1,"quantity":4}]}}""");
        Assert.Equal(HttpStatusCode.NoContent, first.Status);
        Assert.Equal(120, (decimal?)(await sandbox.WholeAsync("invoice", first.Id))["total"]);
        Assert.Equal("F", (await StandingAsync("salesOrder", order)).Status);

        var second = await sandbox.WholeAsync("invoice", (await TransformAsync("salesOrder", order, "invoice")).Id);
        Assert.Equal((30m, order), ((decimal?)second["total"], (string?)second["createdFrom"]!["id"]));
        Assert.Equal("G", (await StandingAsync("salesOrder", order)).Status);
        Assert.Equal([10, 1], (await sandbox.WholeAsync("salesOrder", order))["item"]!["items"]!.AsArray().Select(line => (int)line!["quantityBilled"]!));
        (await TransformAsync("salesOrder", order, "invoice")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "billed in full");
        (await sandbox.DeleteAsync($"salesOrder/{order}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");
    }

    [Fact]
    public async Task An_order_pending_approval_cannot_be_billed_and_one_whose_lines_are_closed_is_closed()
    {
        var order = await sandbox.CreateAsync("salesOrder", $$"""{"entity":"{{customer}}","orderStatus":{"id":"A"},"item":{"items":[{"item":"201","amount":5}]} }""");
        Assert.Equal("A", (await StandingAsync("salesOrder", order)).Status);
        (await TransformAsync("salesOrder", order, "invoice")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "pending approval");

        await sandbox.PatchAsync($"salesOrder/{order}", """{"orderStatus":"B","item":{"items":[{"line":1,"isClosed":true}]}}""");

        Assert.Equal("H", (await StandingAsync("salesOrder", order)).Status);
    }

    [Fact]
    public async Task A_cash_sale_is_paid_at_once_and_waits_for_a_bank_deposit()
    {
        var order = await sandbox.CreateAsync("salesOrder", $$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","amount":80,"taxCode":"8"}]} }""");

        var sale = (await TransformAsync("salesOrder", order, "cashSale")).Id;

        Assert.Equal(("B", 86.6m), await StandingAsync("cashSale", sale));
        Assert.Equal("54 -80, 116 86.6, 151 -6.6", await sandbox.BalancesAsync());
        await sandbox.CreateAsync("deposit", $$"""{"account":"1","payment":{"items":[{"id":{{sale}},"deposit":true}]} }""");
        Assert.Equal("C", (await StandingAsync("cashSale", sale)).Status);
        Assert.Equal("1 86.6, 54 -80, 151 -6.6", await sandbox.BalancesAsync());
    }

    [Fact]
    public async Task An_invoice_is_transformed_into_a_payment_of_what_is_open()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100, ""","account":"122","externalId":"in_1" """);
        await sandbox.CreateAsync("customerPayment", $$"""{"customer":"{{customer}}","arAcct":"122","payment":40,"apply":{"items":[{"doc":"{{invoice}}"}]} }""");

        var payment = await sandbox.WholeAsync("customerPayment", (await TransformAsync("invoice", "eid:in_1", "customerPayment", """{"externalId":"pay_1"}""")).Id);

        Assert.Equal((60m, 60m, 0m, "122"), ((decimal?)payment["payment"], (decimal?)payment["applied"], (decimal?)payment["unapplied"], (string?)payment["arAcct"]!["id"]));
        Assert.Equal("pay_1", (string?)payment["externalId"]);
        (await TransformAsync("invoice", invoice, "customerPayment")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Nothing is open");
    }

    [Fact]
    public async Task An_invoice_is_transformed_into_a_credit_memo_that_is_applied_only_when_it_says_so()
    {
        var invoice = await InvoiceAsync("""{"item":"201","quantity":2,"rate":10,"taxCode":"8"},{"item":"220","amount":5}""");

        var plain = await sandbox.WholeAsync("creditMemo", (await TransformAsync("invoice", invoice, "creditMemo")).Id);
        Assert.Equal((26.65m, 26.65m, invoice), ((decimal?)plain["total"], (decimal?)plain["unapplied"], (string?)plain["createdFrom"]!["id"]));

        var applied = await TransformAsync("invoice", invoice, "creditMemo",
            $$"""{"apply":{"items":[{"doc":{"id":"{{invoice}}"},"line":0,"apply":true,"amount":26.65}]} }""");
        Assert.Equal(("B", 26.65m), await StandingAsync("creditMemo", applied.Id));
        Assert.Equal("B", (await StandingAsync("invoice", invoice)).Status);
    }

    [Fact]
    public async Task A_customer_is_transformed_into_an_invoice()
    {
        var reply = await TransformAsync("customer", customer, "invoice", """{"item":{"items":[{"item":"201","amount":5}]}}""");

        Assert.Equal(customer, (string?)(await sandbox.WholeAsync("invoice", reply.Id))["entity"]!["id"]);
    }

    [Theory]
    [InlineData("creditMemo", "USER_ERROR", "cannot be transformed")]
    [InlineData("nonsense", "NONEXISTENT_ID", "nonsense")]
    public async Task A_transform_that_does_not_exist_is_refused(string target, string code, string detail)
    {
        var reply = await TransformAsync("customer", customer, target);

        Assert.Equal(code, reply.Code);
        Assert.Contains(detail, reply.Detail, StringComparison.Ordinal);
    }

    private async Task<(string? Status, decimal? Total)> StandingAsync(string type, string id)
    {
        var whole = await sandbox.WholeAsync(type, id);
        return ((string?)whole["status"]!["id"], (decimal?)whole["total"]);
    }

    private Task<Reply> TransformAsync(string type, string id, string target, string? body = null) =>
        sandbox.SendAsync(HttpMethod.Post, $"{SandboxAccount.Records}/{type}/{id}/!transform/{target}", body);

    private Task<Reply> TryAsync(string lines, string extra = "") =>
        sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}","item":{"items":[{{lines}}]}{{extra}} }""");

    private async Task<string> InvoiceAsync(string lines, string extra = "")
    {
        var reply = await TryAsync(lines, extra);
        Assert.True(reply.Status == HttpStatusCode.NoContent, $"{reply.Body}");
        return reply.Id;
    }
}
