using System.Net;

namespace Engine.Tests.Sandbox;

/// <summary>Documents in other currencies than their subsidiary's: rates, base amounts, realized gains and losses.</summary>
public sealed class SandboxExchangeTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        customer = await sandbox.CustomerAsync("cus_eur", "2");
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Theory]
    [InlineData("1", "", "1.08")]
    [InlineData("1", ""","exchangeRate":1.25""", "1.25")]
    [InlineData("1", ""","currency":"1","exchangeRate":2""", "1")]
    [InlineData("2", "", "1")]
    [InlineData("2", ""","currency":"1" """, "0.92592593")]
    public async Task The_rate_is_that_of_the_currency_against_the_subsidiarys_own(string subsidiary, string extra, string rate)
    {
        await sandbox.PatchAsync($"customer/{customer}", $$"""{"subsidiary":"{{subsidiary}}"}""");

        var invoice = await sandbox.WholeAsync("invoice", await sandbox.InvoiceAsync(customer, 10, extra));

        Assert.Equal(rate, invoice["exchangeRate"]!.ToJsonString());
    }

    [Fact]
    public async Task A_rate_of_nothing_is_refused() =>
        (await sandbox.PostAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":5,"exchangeRate":0}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "more than 0", "exchangeRate");

    [Fact]
    public async Task An_invoice_paid_at_another_rate_leaves_receivables_empty_and_a_realized_gain()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        await PayAsync(100, 1.10m, (invoice, 100));

        Assert.Equal("54 -100, 116 100", await sandbox.BalancesAsync());
        Assert.Equal("54 -108, 116 110, 152 -2", await sandbox.BaseBalancesAsync());
    }

    [Fact]
    public async Task Parts_paid_at_many_rates_empty_the_receivable_to_the_cent()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100, ""","exchangeRate":1.0777""");
        foreach (var part in new[] { 33.33m, 33.33m, 33.34m })
        {
            await PayAsync(part, 1, (invoice, part));
        }

        Assert.Equal("54 -107.77, 116 100, 152 7.77", await sandbox.BaseBalancesAsync());
    }

    [Fact]
    public async Task What_a_payment_does_not_apply_stays_at_its_own_rate_until_it_is_applied()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100, ""","exchangeRate":1 """);
        var payment = await PayAsync(100, 1.5m);
        Assert.Equal("54 -100, 116 150, 119 -50", await sandbox.BaseBalancesAsync());

        await sandbox.PatchAsync($"customerPayment/{payment}", $$"""{"apply":{"items":[{"doc":"{{invoice}}","amount":60}]} }""");
        Assert.Equal("54 -100, 116 150, 119 -20, 152 -30", await sandbox.BaseBalancesAsync());

        await sandbox.PatchAsync($"customerPayment/{payment}", $$"""{"apply":{"items":[{"doc":"{{invoice}}","apply":false}]} }""");
        Assert.Equal("54 -100, 116 150, 119 -50", await sandbox.BaseBalancesAsync());
    }

    [Fact]
    public async Task Changing_the_rate_of_a_paid_invoice_moves_the_gain()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100, ""","exchangeRate":1 """);
        await PayAsync(100, 1.5m, (invoice, 100));

        await sandbox.PatchAsync($"invoice/{invoice}", """{"exchangeRate":1.4}""");

        Assert.Equal("54 -140, 116 150, 152 -10", await sandbox.BaseBalancesAsync());
    }

    [Fact]
    public async Task A_credit_memo_and_its_refund_settle_at_the_rate_of_what_they_settle()
    {
        var memo = await sandbox.MemoAsync(customer, 100, ""","exchangeRate":1.2 """);
        await sandbox.CreateAsync("customerRefund",
            $$"""{"customer":"{{customer}}","account":"1","exchangeRate":1.3,"apply":{"items":[{"doc":"{{memo}}","amount":100}]} }""");

        Assert.Equal("1 -130, 56 120, 152 10", await sandbox.BaseBalancesAsync());
    }

    [Fact]
    public async Task A_customer_deposit_is_drawn_at_its_own_rate()
    {
        var deposit = await sandbox.CreateAsync("customerDeposit", $$"""{"customer":"{{customer}}","payment":100,"exchangeRate":1.1,"account":"1"}""");
        var invoice = await sandbox.InvoiceAsync(customer, 100, ""","exchangeRate":1.2 """);
        await sandbox.SendAsync(HttpMethod.Post, $"{SandboxAccount.Records}/customerDeposit/{deposit}/!transform/depositApplication",
            $$"""{"apply":{"items":[{"doc":"{{invoice}}","amount":100}]} }""");

        Assert.Equal("1 110, 54 -120, 152 10", await sandbox.BaseBalancesAsync());
    }

    [Fact]
    public async Task A_bank_deposit_takes_payments_out_of_undeposited_funds_at_the_rate_they_came_in()
    {
        var payment = await PayAsync(100, 1.5m);

        var deposit = await sandbox.CreateAsync("deposit", $$"""{"account":"1","exchangeRate":1.6,"payment":{"items":[{"id":{{payment}},"deposit":true}]} }""");

        Assert.Equal("1 160, 119 -150, 152 -10", await sandbox.BaseBalancesAsync());
        (await sandbox.PatchAsync($"deposit/{deposit}", """{"exchangeRate":1.7}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "exchangeRate", "exchangeRate");
    }

    [Fact]
    public async Task Lines_rounded_one_by_one_still_balance_in_base_currency()
    {
        await sandbox.CreateAsync("invoice", $$"""
            {"entity":"{{customer}}","exchangeRate":1.005,"item":{"items":[{"item":"201","amount":0.5},{"item":"220","amount":0.5},{"item":"220","amount":0.5}]} }
            """);

        Assert.Equal("54 -0.5, 55 -1, 119 1.5", await sandbox.BaseBalancesAsync());
    }

    private async Task<string> PayAsync(decimal amount, decimal rate, params (string Doc, decimal Amount)[] applied)
    {
        var lines = string.Join(',', applied.Select(line => $$"""{"doc":"{{line.Doc}}","amount":{{line.Amount}} }"""));
        return await sandbox.CreateAsync("customerPayment",
            $$"""{"customer":"{{customer}}","payment":{{amount}},"exchangeRate":{{rate}},"apply":{"items":[{{lines}}]} }""");
    }
}
