using System.Net;

namespace Engine.Tests.Sandbox;

/// <summary>Money before there is an invoice, money on its way to the bank, and money going back.</summary>
public sealed class SandboxDepositTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        customer = await sandbox.CustomerAsync();
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task A_customer_deposit_is_a_liability_until_it_is_applied()
    {
        var deposit = await DepositAsync(100);
        Assert.Equal("116 100, 150 -100", await sandbox.BalancesAsync());
        Assert.Equal("B", await StatusAsync("customerDeposit", deposit));

        var invoice = await sandbox.InvoiceAsync(customer, 70);
        var application = await ApplyAsync(deposit, $$"""{"externalId":"da_1","apply":{"items":[{"doc":{"id":"{{invoice}}"},"apply":true,"amount":70}]} }""");

        Assert.Equal(HttpStatusCode.NoContent, application.Status);
        Assert.Equal("54 -70, 116 100, 150 -30", await sandbox.BalancesAsync());
        Assert.Equal("B", await StatusAsync("invoice", invoice));
        var whole = await sandbox.WholeAsync("depositApplication", application.Id);
        Assert.Equal((70m, 70m, 0m, deposit), ((decimal?)whole["total"], (decimal?)whole["applied"], (decimal?)whole["unapplied"], (string?)whole["deposit"]!["id"]));
    }

    [Fact]
    public async Task A_customer_deposit_is_applied_no_further_than_it_goes()
    {
        var deposit = await DepositAsync(50);
        var invoice = await sandbox.InvoiceAsync(customer, 100);

        (await ApplyAsync(deposit, Applying(invoice, 50.01m))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than");
        Assert.Equal(HttpStatusCode.NoContent, (await ApplyAsync(deposit, Applying(invoice, 50))).Status);
        Assert.Equal("D", await StatusAsync("customerDeposit", deposit));
        (await ApplyAsync(deposit, Applying(invoice, 0.01m))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than");
        Assert.Equal("54 -100, 116 50, 119 50", await sandbox.BalancesAsync());
    }

    [Fact]
    public async Task Taking_an_application_back_opens_deposit_and_invoice_again()
    {
        var deposit = await DepositAsync(50);
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var application = (await ApplyAsync(deposit, Applying(invoice, 50))).Id;

        await sandbox.PatchAsync($"depositApplication/{application}", Applying(invoice, 20));
        Assert.Equal("54 -100, 116 50, 119 80, 150 -30", await sandbox.BalancesAsync());

        (await sandbox.DeleteAsync($"customerDeposit/{deposit}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");
        await sandbox.DeleteAsync($"depositApplication/{application}");
        Assert.Equal("54 -100, 116 50, 119 100, 150 -50", await sandbox.BalancesAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.DeleteAsync($"customerDeposit/{deposit}")).Status);
    }

    [Fact]
    public async Task A_deposit_application_is_made_by_transform_only() =>
        (await sandbox.PostAsync("depositApplication", $$"""{"customer":"{{customer}}","deposit":"{{await DepositAsync(5)}}"}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "transform");

    [Fact]
    public async Task A_refund_of_a_customer_deposit_shows_as_a_deposit_application_among_what_it_applies()
    {
        var deposit = await DepositAsync(25, ""","account":"1" """);

        var refund = await sandbox.CreateAsync("customerRefund",
            $$"""{"customer":"{{customer}}","account":"1","deposit":{"items":[{"doc":{"id":"{{deposit}}"},"apply":true,"amount":10}]} }""");

        var whole = await sandbox.WholeAsync("customerRefund", refund);
        Assert.Equal((10m, 0), ((decimal?)whole["total"], (int?)whole["deposit"]!["totalResults"]));
        Assert.Equal("Deposit Application", (string?)whole["apply"]!["items"]![0]!["type"]);
        Assert.Equal("1 15, 150 -15", await sandbox.BalancesAsync());
        var rest = await sandbox.SendAsync(HttpMethod.Post, $"{SandboxAccount.Records}/customerDeposit/{deposit}/!transform/customerRefund", """{"account":"1"}""");
        Assert.Equal(15, (decimal?)(await sandbox.WholeAsync("customerRefund", rest.Id))["total"]);
        Assert.Equal("D", await StatusAsync("customerDeposit", deposit));
        Assert.Equal("", await sandbox.BalancesAsync());
    }

    [Fact]
    public async Task A_payment_uses_a_credit_memo_and_a_customer_deposit_beside_its_own_money()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var memo = await sandbox.MemoAsync(customer, 30);
        var deposit = await DepositAsync(20);

        var payment = await sandbox.CreateAsync("customerPayment", $$"""
            {"customer":"{{customer}}","payment":50,"apply":{"items":[{"doc":"{{invoice}}","amount":100}]},
             "credit":{"items":[{"doc":"{{memo}}","amount":30}]},"deposit":{"items":[{"doc":"{{deposit}}","amount":20}]} }
            """);

        var whole = await sandbox.WholeAsync("customerPayment", payment);
        Assert.Equal((100m, 0m, 2), ((decimal?)whole["applied"], (decimal?)whole["unapplied"], (int?)whole["credit"]!["totalResults"]));
        Assert.Equal(("B", "B", "D"), (await StatusAsync("invoice", invoice), await StatusAsync("creditMemo", memo), await StatusAsync("customerDeposit", deposit)));
        Assert.Equal("54 -100, 56 30, 116 70", await sandbox.BalancesAsync());
    }

    [Fact]
    public async Task A_payment_applies_no_more_than_its_money_and_its_credits()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var memo = await sandbox.MemoAsync(customer, 30);

        (await sandbox.PostAsync("customerPayment", $$"""
            {"customer":"{{customer}}","payment":50,"apply":{"items":[{"doc":"{{invoice}}","amount":80.01}]},"credit":{"items":[{"doc":"{{memo}}","amount":30}]} }
            """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than total payments and credits: 80.01 of 80");
        (await sandbox.PostAsync("customerPayment", $$"""
            {"customer":"{{customer}}","payment":50,"credit":{"items":[{"doc":"{{memo}}","amount":30.01}]} }
            """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "greater than the amount due", "credit.items[0].amount");
    }

    [Fact]
    public async Task Automatic_application_pays_the_oldest_first_and_excludes_lines()
    {
        var newer = await sandbox.InvoiceAsync(customer, 40, ""","tranDate":"2026-02-02" """);
        var older = await sandbox.InvoiceAsync(customer, 40, ""","tranDate":"2026-01-01" """);

        await sandbox.CreateAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":50,"autoApply":true}""");

        Assert.Equal((0m, 30m), (await AmountAsync("invoice", older, "amountRemaining"), await AmountAsync("invoice", newer, "amountRemaining")));
        (await sandbox.PostAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":5,"autoApply":true,"apply":{"items":[{"doc":"{{newer}}","amount":5}]} }"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "exclude", "autoApply");
    }

    [Fact]
    public async Task A_bank_deposit_clears_undeposited_funds_less_fees()
    {
        var first = (await sandbox.PayAsync(customer, 100)).Id;
        var second = await DepositAsync(50);

        var deposit = await sandbox.CreateAsync("deposit", $$"""
            {"account":"1","payment":{"items":[{"id":{{first}},"deposit":true},{"id":{{second}},"deposit":true}]},
             "other":{"items":[{"account":"55","amount":7}]},"cashback":{"items":[{"account":"130","amount":4.35,"memo":"fees"}]} }
            """);

        Assert.Equal("1 152.65, 55 -7, 119 -100, 130 4.35, 150 -50", await sandbox.BalancesAsync());
        Assert.Equal(152.65m, await AmountAsync("deposit", deposit, "total"));
        Assert.Equal(("C", "C"), (await StatusAsync("customerPayment", first), await StatusAsync("customerDeposit", second)));
        var line = (await sandbox.GetAsync($"deposit/{deposit}/payment/{first}")).Body!;
        Assert.Equal((first, true, 100m), (line["id"]!.ToJsonString(), (bool?)line["deposit"], (decimal?)line["paymentAmount"]));
    }

    [Fact]
    public async Task A_payment_goes_to_the_bank_once_and_only_out_of_undeposited_funds()
    {
        var waiting = (await sandbox.PayAsync(customer, 100)).Id;
        var banked = await sandbox.CreateAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":10,"account":"1"}""");
        var deposit = (await BankAsync(waiting)).Id;

        (await BankAsync(waiting)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "another deposit", "payment.items[0].id");
        (await BankAsync(banked)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "to a bank account", "payment.items[0].id");
        (await BankAsync("7")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Value 7", "payment.items[0].id");
        (await sandbox.PatchAsync($"customerPayment/{waiting}", """{"payment":99}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "payment", "payment");
        (await sandbox.DeleteAsync($"customerPayment/{waiting}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");

        await sandbox.DeleteAsync($"deposit/{deposit}");
        Assert.Equal("B", await StatusAsync("customerPayment", waiting));
        Assert.Equal(HttpStatusCode.NoContent, (await BankAsync(waiting)).Status);
    }

    [Fact]
    public async Task A_bank_deposit_takes_refunds_out_of_undeposited_funds_too()
    {
        var payment = (await sandbox.PayAsync(customer, 100)).Id;
        var refunded = (await sandbox.PayAsync(customer, 30)).Id;
        var refund = await RefundAsync(refunded, 30, """ "116" """);
        var elsewhere = await RefundAsync((await sandbox.PayAsync(customer, 5)).Id, 5, """ "1" """);

        var deposit = await sandbox.CreateAsync("deposit", $$"""
            {"account":"1","payment":{"items":[{"id":{{payment}},"deposit":true},{"id":{{refunded}},"deposit":true},{"id":{{refund}},"deposit":true}]} }
            """);

        Assert.Equal(100m, await AmountAsync("deposit", deposit, "total"));
        Assert.Equal("1 95, 116 5, 119 -100", await sandbox.BalancesAsync());
        (await BankAsync(elsewhere)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "to a bank account", "payment.items[0].id");
        (await BankAsync(refund)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "another deposit", "payment.items[0].id");
    }

    [Fact]
    public async Task A_bank_deposit_in_the_own_currency_takes_payments_of_others_at_their_rate()
    {
        var payment = await sandbox.CreateAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":100,"currency":"2","exchangeRate":1.085}""");

        var deposit = await sandbox.CreateAsync("deposit", $$"""{"account":"1","currency":"1","payment":{"items":[{"id":{{payment}},"deposit":true}]} }""");

        Assert.Equal(108.5m, await AmountAsync("deposit", deposit, "total"));
        (await sandbox.PostAsync("deposit", $$"""{"account":"1","currency":"4","subsidiary":"1","payment":{"items":[{"id":{{await EurosAsync()}},"deposit":true}]} }"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "another currency", "payment.items[0].id");
    }

    [Fact]
    public async Task A_payment_is_taken_off_a_bank_deposit_by_saying_so()
    {
        var (first, second) = ((await sandbox.PayAsync(customer, 100)).Id, (await sandbox.PayAsync(customer, 50)).Id);
        var deposit = await sandbox.CreateAsync("deposit", $$"""{"account":"1","payment":{"items":[{"id":{{first}},"deposit":true},{"id":{{second}},"deposit":true}]} }""");

        await sandbox.PatchAsync($"deposit/{deposit}", $$"""{"payment":{"items":[{"id":{{second}},"deposit":false}]} }""");

        Assert.Equal("1 100, 116 50, 119 -150", await sandbox.BalancesAsync());
    }

    [Theory]
    [InlineData("""{"account":"1"}""", "at least one line item")]
    [InlineData("""{"account":"54","other":{"items":[{"account":"55","amount":7}]}}""", "account type is Income")]
    [InlineData("""{"account":"1","subsidiary":"1","other":{"items":[{"amount":7}]}}""", "Account")]
    [InlineData("""{"account":"1","subsidiary":"1","other":{"items":[{"account":"55","amount":7}]},"cashback":{"items":[{"account":"130","amount":8}]}}""", "negative")]
    public async Task A_bank_deposit_needs_a_bank_account_lines_and_money(string body, string detail) =>
        (await sandbox.PostAsync("deposit", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", detail);

    [Fact]
    public async Task A_journal_entry_balances_and_posts_its_lines()
    {
        var id = await JournalAsync("""{"account":"140","debit":30,"startDate":"2026-01-01"},{"account":"54","credit":30}""");

        Assert.Equal("54 -30, 140 30", await sandbox.BalancesAsync());
        Assert.Equal(HttpStatusCode.NoContent,
            (await sandbox.PatchAsync($"journalEntry/{id.Id}", """{"line":{"items":[{"line":1,"debit":31},{"line":2,"credit":31}]}}""")).Status);
        Assert.Equal("54 -31, 140 31", await sandbox.BalancesAsync());
    }

    [Theory]
    [InlineData("""{"account":"140","debit":30},{"account":"54","credit":29.99}""", "must balance")]
    [InlineData("""{"account":"140","debit":30,"credit":30},{"account":"54","credit":0}""", "either a debit or a credit")]
    [InlineData("""{"account":"140","debit":-30},{"account":"54","credit":-30}""", "either a debit or a credit")]
    [InlineData("""{"account":"119","debit":30},{"account":"54","credit":30}""", "Please enter value(s) for: Name.")]
    [InlineData("""{"debit":30},{"account":"54","credit":30}""", "Please enter value(s) for: Account.")]
    public async Task A_journal_entry_that_does_not_hold_is_refused(string lines, string detail) =>
        (await JournalAsync(lines)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", detail);

    [Fact]
    public async Task A_journal_entry_needs_a_subsidiary() =>
        (await sandbox.PostAsync("journalEntry", """{"line":{"items":[{"account":"140","debit":30},{"account":"54","credit":30}]}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for: Subsidiary.");

    private Task<Reply> JournalAsync(string lines) => sandbox.PostAsync("journalEntry", $$"""{"subsidiary":"1","line":{"items":[{{lines}}]} }""");

    private Task<string> EurosAsync() => sandbox.CreateAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":10,"currency":"2"}""");

    private Task<string> RefundAsync(string payment, decimal amount, string account) => sandbox.CreateAsync(
        "customerRefund", $$"""{"customer":"{{customer}}","account":{{account}},"apply":{"items":[{"doc":{"id":"{{payment}}"},"apply":true,"amount":{{amount}}}]} }""");

    private Task<Reply> BankAsync(string payment) => sandbox.PostAsync("deposit", $$"""{"account":"1","payment":{"items":[{"id":{{payment}},"deposit":true}]} }""");

    private Task<string> DepositAsync(decimal amount, string extra = "") =>
        sandbox.CreateAsync("customerDeposit", $$"""{"customer":"{{customer}}","payment":{{amount}}{{extra}} }""");

    private Task<Reply> ApplyAsync(string deposit, string body) =>
        sandbox.SendAsync(HttpMethod.Post, $"{SandboxAccount.Records}/customerDeposit/{deposit}/!transform/depositApplication", body);

    private static string Applying(string invoice, decimal amount) => $$"""{"apply":{"items":[{"doc":"{{invoice}}","amount":{{amount}}}]} }""";

    private async Task<string?> StatusAsync(string type, string id) => (string?)(await sandbox.WholeAsync(type, id))["status"]!["id"];

    private async Task<decimal?> AmountAsync(string type, string id, string name) => (decimal?)(await sandbox.WholeAsync(type, id))[name];
}
