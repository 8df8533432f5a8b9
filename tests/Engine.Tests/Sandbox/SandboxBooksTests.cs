using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

public sealed class SandboxBooksTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        customer = await sandbox.CustomerAsync();
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Theory]
    [InlineData("""{"item":"201","quantity":3,"rate":19.99}""", "59.97")]
    [InlineData("""{"item":"201","quantity":3,"rate":19.99,"amount":1}""", "59.97")]
    [InlineData("""{"item":"201","rate":19.99}""", "19.99")]
    [InlineData("""{"item":"201","quantity":3,"amount":50}""", "50")]
    [InlineData("""{"item":"201","quantity":0.333,"rate":0.005}""", "0")]
    [InlineData("""{"item":"201","quantity":1.5,"rate":0.01}""", "0.02")]
    [InlineData("""{"item":"201","amount":10},{"item":"240","amount":-2.5}""", "7.5")]
    public async Task An_invoice_totals_its_lines_and_recomputes_amounts_from_rates(string lines, string total)
    {
        var id = await InvoiceOf(lines);

        Assert.Equal(total, (await sandbox.WholeAsync("invoice", id))["total"]!.ToJsonString());
    }

    [Fact]
    public async Task An_amount_sent_without_a_rate_wins_over_the_rate_kept()
    {
        var id = await InvoiceOf("""{"item":"201","quantity":2,"rate":10}""");

        await sandbox.PatchAsync($"invoice/{id}", """{"item":{"items":[{"line":1,"amount":15}]}}""");

        Assert.Equal(15, await Amount("invoice", id, "total"));
    }

    [Fact]
    public async Task A_line_needs_an_item_and_an_amount_or_a_rate()
    {
        (await TryInvoice("""{"amount":5}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for: Item.");
        (await TryInvoice("""{"item":"201"}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for: Amount.");
    }

    [Fact]
    public async Task An_invoice_needs_a_customer_and_a_line()
    {
        (await sandbox.PostAsync("invoice", """{"item":{"items":[{"item":"201","amount":1}]}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for: Customer.");
        (await TryInvoice("")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "You must enter at least one line item for this transaction.");
    }

    [Fact]
    public async Task A_total_below_nothing_is_refused() =>
        (await TryInvoice("""{"item":"201","amount":-1}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "negative");

    [Theory]
    [InlineData("1", "10.005", "2 decimal places")]
    [InlineData("4", "1000.5", "no decimal places")]
    public async Task An_amount_with_more_digits_than_its_currency_is_refused(string currency, string amount, string detail)
    {
        var body = $$"""{"entity":"{{customer}}","currency":"{{currency}}","item":{"items":[{"item":"201","amount":{{amount}}}]} }""";

        (await sandbox.PostAsync("invoice", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", detail, "item.items[0].amount");
    }

    [Fact]
    public async Task Yen_have_no_cents_and_a_rate_is_rounded_to_whole_yen()
    {
        var id = await InvoiceOf("""{"item":"201","quantity":3,"rate":333.5}""", ""","currency":"4" """);

        Assert.Equal("1001", (await sandbox.WholeAsync("invoice", id))["total"]!.ToJsonString());
        (await sandbox.PostAsync("customerPayment", $$"""{"customer":"{{customer}}","currency":"4","payment":10.5}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "JPY", "payment");
    }

    [Fact]
    public async Task An_amount_too_large_to_compute_is_refused() =>
        (await TryInvoice("""{"item":"201","quantity":1e20,"rate":1e20}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "too large");

    [Fact]
    public async Task Currency_subsidiary_receivables_account_and_date_are_filled_in()
    {
        var euro = await sandbox.CustomerAsync("cus_eur", "2");

        var invoice = await sandbox.WholeAsync("invoice", await sandbox.InvoiceAsync(euro, 5));

        Assert.Equal(("2", "1", "119", "2026-03-01"),
            ((string?)invoice["currency"]!["id"], (string?)invoice["subsidiary"]!["id"], (string?)invoice["account"]!["id"], (string?)invoice["tranDate"]));
    }

    [Fact]
    public async Task Lines_sent_without_their_number_are_added()
    {
        var id = await InvoiceOf("""{"item":"201","amount":10}""", ""","externalId":"in_1" """);

        await sandbox.PatchAsync($"invoice/{id}", """{"item":{"items":[{"item":"202","amount":5}]}}""");
        await sandbox.PutAsync("invoice/eid:in_1", """{"item":{"items":[{"item":"203","amount":1}]}}""");

        Assert.Equal(["1:201:10", "2:202:5", "3:203:1"], await Lines(id));
    }

    [Fact]
    public async Task A_line_sent_with_its_number_is_changed_and_the_others_stay()
    {
        var id = await InvoiceOf("""{"item":"201","amount":10},{"item":"202","amount":5}""");

        await sandbox.PatchAsync($"invoice/{id}", """{"item":{"items":[{"line":2,"amount":6},{"item":"203","amount":1}]}}""");

        Assert.Equal(["1:201:10", "2:202:6", "3:203:1"], await Lines(id));
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task Replacing_keeps_the_lines_named_and_removes_the_others(string method)
    {
        var id = await InvoiceOf("""{"item":"201","amount":10},{"item":"202","amount":5}""", ""","externalId":"in_1" """);

        await sandbox.SendAsync(new HttpMethod(method), "/services/rest/record/v1/invoice/eid:in_1?replace=item",
            """{"item":{"items":[{"line":2,"amount":6},{"item":"203","amount":1}]}}""");

        Assert.Equal(["2:202:6", "3:203:1"], await Lines(id));
    }

    [Fact]
    public async Task Replacing_with_the_same_lines_without_numbers_does_not_double_them()
    {
        var id = await InvoiceOf("""{"item":"201","amount":10}""");

        for (var time = 0; time < 3; time++)
        {
            await sandbox.PatchAsync($"invoice/{id}?replace=item", """{"item":{"items":[{"item":"201","amount":10}]}}""");
        }

        Assert.Equal(10, await Amount("invoice", id, "total"));
        Assert.Single(await Lines(id));
    }

    [Fact]
    public async Task Lines_of_an_unkeyed_sublist_are_added_or_all_replaced()
    {
        await sandbox.PatchAsync($"customer/{customer}", """{"itemPricing":{"items":[{"item":"201","price":1},{"item":"202","price":2}]}}""");
        await sandbox.PatchAsync($"customer/{customer}", """{"itemPricing":{"items":[{"item":"201","price":3}]}}""");
        Assert.Equal(3, (int?)(await sandbox.WholeAsync("customer", customer))["itemPricing"]!["totalResults"]);

        await sandbox.PatchAsync($"customer/{customer}?replace=itemPricing", """{"itemPricing":{"items":[{"item":"201","price":4}]}}""");
        Assert.Equal(1, (int?)(await sandbox.WholeAsync("customer", customer))["itemPricing"]!["totalResults"]);
    }

    [Theory]
    [InlineData("""{"item":null}""")]
    [InlineData("""{"item":{"items":null}}""")]
    public async Task Emptying_a_mandatory_sublist_is_refused_and_changes_nothing(string body)
    {
        var id = await sandbox.InvoiceAsync(customer, 10);

        (await sandbox.PatchAsync($"invoice/{id}", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "at least one line item");
        Assert.Single(await Lines(id));
    }

    [Fact]
    public async Task Replacing_a_sublist_that_does_not_exist_is_refused()
    {
        var id = await sandbox.InvoiceAsync(customer, 10);

        (await sandbox.PatchAsync($"invoice/{id}?replace=items", "{}")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "'items'");
    }

    /// <summary>Invoice of 100, payment of <c>payment</c>: applied in order, each as PATCH of the one before.</summary>
    public static TheoryData<decimal, string[], decimal, decimal, decimal, string> Arithmetic => new()
    {
        // payment, steps of apply,        applied, unapplied, remaining, status of the invoice
        { 100m, ["100"], 100m, 0m, 0m, "B" },
        { 250m, ["100"], 100m, 150m, 0m, "B" },
        { 60m, ["60"], 60m, 0m, 40m, "A" },
        { 60m, ["60", "59.99"], 59.99m, 0.01m, 40.01m, "A" },
        { 100m, ["0.01", "99.99"], 99.99m, 0.01m, 0.01m, "A" },
        { 100m, ["100", "0"], 0m, 100m, 100m, "A" },
        { 100m, ["100", "false"], 0m, 100m, 100m, "A" },
        { 100m, ["100", "0", "100"], 100m, 0m, 0m, "B" },
        { 100m, ["0"], 0m, 100m, 100m, "A" },
        { 100m, ["true"], 100m, 0m, 0m, "B" },
        { 30m, ["true"], 30m, 0m, 70m, "A" },
        { 300m, ["true"], 100m, 200m, 0m, "B" },
    };

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public async Task Applying_and_unapplying_keeps_both_sides_to_the_cent(
        decimal payment, string[] steps, decimal applied, decimal unapplied, decimal remaining, string status)
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var id = await sandbox.CreateAsync("customerPayment",
            $$"""{"customer":"{{customer}}","payment":{{payment}},"apply":{"items":[{{Step(invoice, steps[0])}}]} }""");
        foreach (var step in steps.Skip(1))
        {
            var reply = await sandbox.PatchAsync($"customerPayment/{id}", $$"""{"apply":{"items":[{{Step(invoice, step)}}]} }""");
            Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        }

        Assert.Equal((applied, unapplied), (await Amount("customerPayment", id, "applied"), await Amount("customerPayment", id, "unapplied")));
        var whole = await sandbox.WholeAsync("invoice", invoice);
        Assert.Equal((remaining, 100 - remaining, status),
            ((decimal)whole["amountRemaining"]!, (decimal)whole["amountPaid"]!, (string?)whole["status"]!["id"]));
    }

    [Fact]
    public async Task A_payment_takes_up_a_second_invoice_and_replaces_its_applications()
    {
        var (first, second) = (await sandbox.InvoiceAsync(customer, 100), await sandbox.InvoiceAsync(customer, 50));
        var id = (await sandbox.PayAsync(customer, 150, (first, 100))).Id;

        await sandbox.PatchAsync($"customerPayment/{id}", $$"""{"apply":{"items":[{{Step(second, "50")}}]} }""");
        Assert.Equal(150, await Amount("customerPayment", id, "applied"));

        await sandbox.PatchAsync($"customerPayment/{id}?replace=apply", $$"""{"apply":{"items":[{{Step(second, "20")}}]} }""");
        Assert.Equal(20, await Amount("customerPayment", id, "applied"));
        Assert.Equal((100m, 30m), (await Amount("invoice", first, "amountRemaining"), await Amount("invoice", second, "amountRemaining")));
    }

    [Fact]
    public async Task Applied_lines_are_answered_with_what_they_name()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var id = (await sandbox.PayAsync(customer, 60, (invoice, 60))).Id;

        var line = (await sandbox.WholeAsync("customerPayment", id))["apply"]!["items"]![0]!;

        Assert.Equal((invoice, 0, true, 60m, 100m, 100m, "Invoice", "USD"),
            ((string?)line["doc"]!["id"], (int?)line["line"], (bool?)line["apply"], (decimal?)line["amount"], (decimal?)line["due"], (decimal?)line["total"], (string?)line["type"], (string?)line["currency"]));
    }

    [Fact]
    public async Task An_application_is_found_again_by_its_document_and_line()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var id = (await sandbox.PayAsync(customer, 100, (invoice, 60))).Id;

        var changed = await sandbox.PatchAsync($"customerPayment/{id}", $$"""{"apply":{"items":[{"doc":"{{invoice}}","line":0,"amount":90}]} }""");
        Assert.Equal((HttpStatusCode.NoContent, 90m), (changed.Status, await Amount("customerPayment", id, "applied")));

        (await sandbox.PatchAsync($"customerPayment/{id}", $$"""{"apply":{"items":[{"doc":"{{invoice}}","line":7,"amount":1}]} }"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Value 7 for the following field: line", "apply.items[0].line");
        await sandbox.PatchAsync($"customerPayment/{id}", $$"""{"apply":{"items":[{"doc":"{{invoice}}","line":1,"amount":10}]} }""");
        Assert.Equal(["line=0 90", "line=1 10"], (await sandbox.WholeAsync("customerPayment", id))["apply"]!["items"]!.AsArray()
            .Select(line => $"line={line!["line"]} {line["amount"]}"));
    }

    [Fact]
    public async Task Applying_more_than_is_due_is_refused_and_changes_nothing()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        await sandbox.PayAsync(customer, 60, (invoice, 60));

        (await sandbox.PayAsync(customer, 50, (invoice, 40.01m))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than", "apply.items[0].amount");

        Assert.Equal(40, await Amount("invoice", invoice, "amountRemaining"));
        Assert.Single((await sandbox.InspectAsync("records?type=customerPayment"))["records"]!.AsArray());
    }

    [Fact]
    public async Task Applying_more_than_was_paid_is_refused()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);

        (await sandbox.PayAsync(customer, 50, (invoice, 60))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than total payments and credits");
        Assert.Equal(100, await Amount("invoice", invoice, "amountRemaining"));
    }

    [Fact]
    public async Task A_payment_cannot_shrink_below_what_it_has_applied()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var id = (await sandbox.PayAsync(customer, 100, (invoice, 100))).Id;

        (await sandbox.PatchAsync($"customerPayment/{id}", """{"payment":99.99}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than total");
    }

    [Fact]
    public async Task An_invoice_cannot_shrink_below_what_is_paid()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        await sandbox.PayAsync(customer, 60, (invoice, 60));

        (await sandbox.PatchAsync($"invoice/{invoice}?replace=item", """{"item":{"items":[{"item":"201","amount":59.99}]}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "applied");
        Assert.Equal(HttpStatusCode.NoContent,
            (await sandbox.PatchAsync($"invoice/{invoice}?replace=item", """{"item":{"items":[{"item":"201","amount":60}]}}""")).Status);
        Assert.Equal("B", (string?)(await sandbox.WholeAsync("invoice", invoice))["status"]!["id"]);
    }

    [Fact]
    public async Task A_document_of_another_customer_currency_or_receivables_account_is_refused()
    {
        var other = await sandbox.CustomerAsync("cus_2");
        var documents = new[]
        {
            (await sandbox.InvoiceAsync(other, 10), "another customer"),
            (await sandbox.InvoiceAsync(customer, 10, ""","currency":"2" """), "another currency"),
            (await sandbox.InvoiceAsync(customer, 10, ""","account":"122" """), "another A/R account"),
        };

        foreach (var (document, reason) in documents)
        {
            var reply = await sandbox.PayAsync(customer, 10, (document, 10));
            reply.AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", $"Invalid Field Value {document} for the following field: doc", "apply.items[0].doc");
            Assert.Contains(reason, reply.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_documents_that_can_be_applied_to_are_taken()
    {
        var memo = await sandbox.MemoAsync(customer, 10);

        (await sandbox.PayAsync(customer, 10, (memo, 10))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "creditMemo", "apply.items[0].doc");
        (await sandbox.PayAsync(customer, 10, ("77", 10))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Value 77", "apply.items[0].doc");
        (await sandbox.PayAsync(customer, 10, (await sandbox.InvoiceAsync(customer, 5), -1)))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "negative", "apply.items[0].amount");
    }

    [Fact]
    public async Task A_payment_on_the_invoices_receivables_account_is_taken()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 10, ""","account":"122" """);

        var id = await sandbox.CreateAsync("customerPayment",
            $$"""{"customer":"{{customer}}","arAcct":{"id":"122"},"payment":10,"apply":{"items":[{{Step(invoice, "10")}}]} }""");

        Assert.Equal(0, await Amount("customerPayment", id, "unapplied"));
    }

    [Fact]
    public async Task A_credit_memo_is_applied_to_an_invoice_and_the_rest_refunded()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var memo = await sandbox.MemoAsync(customer, 80, $$""","apply":{"items":[{{Step(invoice, "30")}}]}""");
        Assert.Equal((30m, 50m), (await Amount("creditMemo", memo, "applied"), await Amount("creditMemo", memo, "amountRemaining")));

        var refund = await sandbox.RefundAsync(customer, (memo, 50));

        Assert.Equal(50, await Amount("customerRefund", refund.Id, "total"));
        var whole = await sandbox.WholeAsync("creditMemo", memo);
        Assert.Equal((80m, 0m, "B"), ((decimal)whole["applied"]!, (decimal)whole["amountRemaining"]!, (string?)whole["status"]!["id"]));
        Assert.Equal(70, await Amount("invoice", invoice, "amountRemaining"));
        (await sandbox.RefundAsync(customer, (memo, 0.01m))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than");
    }

    [Fact]
    public async Task A_refund_takes_only_what_a_payment_has_not_applied()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var payment = (await sandbox.PayAsync(customer, 130, (invoice, 100))).Id;

        (await sandbox.RefundAsync(customer, (payment, 30.01m))).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Amount applied greater than");
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.RefundAsync(customer, (payment, 30))).Status);

        Assert.Equal((100m, 0m), (await Amount("customerPayment", payment, "applied"), await Amount("customerPayment", payment, "unapplied")));
        (await sandbox.PatchAsync($"customerPayment/{payment}", """{"payment":129}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "applied");
    }

    [Fact]
    public async Task A_refund_needs_something_to_refund() =>
        (await sandbox.RefundAsync(customer)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "at least one line item");

    [Fact]
    public async Task A_payment_needs_an_amount_and_a_customer()
    {
        (await sandbox.PostAsync("customerPayment", $$"""{"customer":"{{customer}}"}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Payment Amount");
        (await sandbox.PostAsync("customerPayment", """{"payment":1}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Customer");
    }

    [Fact]
    public async Task Deleting_a_payment_opens_its_invoice_again_and_a_paid_invoice_stays()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        var payment = (await sandbox.PayAsync(customer, 100, (invoice, 100))).Id;
        (await sandbox.DeleteAsync($"invoice/{invoice}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");

        await sandbox.DeleteAsync($"customerPayment/{payment}");

        Assert.Equal(100, await Amount("invoice", invoice, "amountRemaining"));
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.DeleteAsync($"invoice/{invoice}")).Status);
    }

    [Fact]
    public async Task The_customer_of_a_paid_invoice_and_the_currency_of_any_transaction_are_locked()
    {
        var other = await sandbox.CustomerAsync("cus_2");
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        await sandbox.PayAsync(customer, 100, (invoice, 100));

        (await sandbox.PatchAsync($"invoice/{invoice}", $$"""{"entity":"{{other}}"}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "entity", "entity");
        (await sandbox.PatchAsync($"invoice/{invoice}", """{"currency":"2"}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "currency", "currency");
    }

    [Theory]
    [InlineData("", "T", "116", "B")]
    [InlineData(""","undepFunds":true""", "T", "116", "B")]
    [InlineData(""","undepFunds":{"id":"T"},"account":"1" """, "T", "116", "B")]
    [InlineData(""","account":{"id":"1"}""", "F", "1", "C")]
    public async Task A_payment_waits_in_undeposited_funds_unless_it_names_a_bank_account(string extra, string undeposited, string account, string status)
    {
        var id = await sandbox.CreateAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":10{{extra}} }""");

        var payment = await sandbox.WholeAsync("customerPayment", id);
        Assert.Equal((undeposited, status), ((string?)payment["undepFunds"]!["id"], (string?)payment["status"]!["id"]));
        var ledger = await sandbox.InspectAsync("ledger");
        Assert.Contains(ledger["postings"]!.AsArray(), line => (string?)line!["account"] == account && (decimal?)line["debit"] == 10);
    }

    [Fact]
    public async Task A_transaction_dated_in_a_closed_period_is_refused()
    {
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", """{"closedThrough":"2026-01-31"}""");

        (await TryInvoice("""{"item":"201","amount":1}""", ""","tranDate":"2026-01-31" """))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "not within the date range of your accounting period");
        Assert.Equal(HttpStatusCode.NoContent, (await TryInvoice("""{"item":"201","amount":1}""", ""","tranDate":"2026-02-01" """)).Status);
    }

    [Fact]
    public async Task Debits_equal_credits_after_every_call()
    {
        var invoice = await sandbox.InvoiceAsync(customer, 100);
        await AssertLedger(("119", 100), ("54", -100));
        var payment = (await sandbox.PayAsync(customer, 130, (invoice, 70))).Id;
        await AssertLedger(("119", -30), ("54", -100), ("116", 130));
        var memo = await sandbox.MemoAsync(customer, 50, $$""","apply":{"items":[{{Step(invoice, "30")}}]}""");
        await AssertLedger(("119", -80), ("54", -100), ("116", 130), ("56", 50));
        await sandbox.RefundAsync(customer, (memo, 20), (payment, 60));
        await AssertLedger(("119", 0), ("54", -100), ("116", 50), ("56", 50));
        await sandbox.PatchAsync($"invoice/{invoice}", """{"item":{"items":[{"item":"240","amount":-0}]}}""");
        await AssertLedger(("119", 0), ("54", -100), ("116", 50), ("56", 50));
    }

    [Fact]
    public async Task The_ledger_is_kept_per_currency()
    {
        await sandbox.InvoiceAsync(customer, 10);
        await sandbox.InvoiceAsync(customer, 7, ""","currency":"4" """);

        var ledger = await sandbox.InspectAsync("ledger");

        Assert.Equal(["USD 10 10", "JPY 7 7"], ledger["totals"]!.AsArray().Select(total => $"{total!["currency"]} {total["debit"]} {total["credit"]}"));
        Assert.True((bool?)ledger["balanced"]);
    }

    private async Task AssertLedger(params (string Account, decimal Balance)[] expected)
    {
        var ledger = await sandbox.InspectAsync("ledger");
        Assert.True((bool?)ledger["balanced"]);
        Assert.Equal((decimal?)ledger["totals"]![0]!["debit"], (decimal?)ledger["totals"]![0]!["credit"]);
        Assert.Equal(
            expected.OrderBy(line => int.Parse(line.Account)),
            ledger["balances"]!.AsArray().Select(line => ((string)line!["account"]!, (decimal)line["balance"]!)));
    }

    private static string Step(string document, string step) => step switch
    {
        "true" => $$"""{"doc":{"id":"{{document}}"},"apply":true}""",
        "false" => $$"""{"doc":{"id":"{{document}}"},"apply":false}""",
        _ => $$"""{"doc":{"id":"{{document}}"},"amount":{{step}} }""",
    };

    private Task<Reply> TryInvoice(string lines, string extra = "") =>
        sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}","item":{"items":[{{lines}}]}{{extra}} }""");

    private async Task<string> InvoiceOf(string lines, string extra = "")
    {
        var reply = await TryInvoice(lines, extra);
        Assert.True(reply.Status == HttpStatusCode.NoContent, $"{reply.Body}");
        return reply.Id;
    }

    private async Task<decimal> Amount(string type, string id, string name) => (decimal)(await sandbox.WholeAsync(type, id))[name]!;

    private async Task<IEnumerable<string>> Lines(string invoice) => (await sandbox.WholeAsync("invoice", invoice))["item"]!["items"]!.AsArray()
        .Select(line => $"{line!["line"]}:{line["item"]!["id"]}:{line["amount"]}");
}
