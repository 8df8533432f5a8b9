using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using static Engine.Tests.Conformance.NetSuiteAccount;

namespace Engine.Tests.Conformance;

/// <summary>
/// What the engine relies on, asked of an account through the engine's own client. It runs against the sandbox; against a real
/// account (a NetSuite sandbox account: it writes records and leaves them) when the environment names one:
/// <c>ENGINE_NETSUITE_BASE_URL</c>, <c>_ACCOUNT</c>, <c>_CLIENT_ID</c>, <c>_CERTIFICATE_ID</c>, <c>_PRIVATE_KEY_FILE</c>, and internal ids of that
/// account in <c>_SUBSIDIARY</c>, <c>_CURRENCY</c>, <c>_ITEM</c>, <c>_OTHER_ITEM</c> (sellable, untaxed), <c>_BANK_ACCOUNT</c>. January 2026 must be an open period.
/// </summary>
public sealed class NetSuiteConformanceTests(NetSuiteAccount account) : IClassFixture<NetSuiteAccount>
{
    [Fact]
    public async Task A_created_customer_is_found_by_its_external_id_and_holds_what_was_written()
    {
        var key = new RecordKey("customer", account.NewId("cus"));
        var wanted = account.Customer($"Ünï \"quoted\" {account.NewId("n")}");
        var id = await account.CreateAsync(key, wanted);

        var found = Assert.IsType<Observed.Found>(await account.LookUpAsync(key)).Record;

        Assert.Equal((id, key.ExternalId), (found.InternalId, found.ExternalId));
        AssertHolds(key, wanted, found.Fields);
    }

    [Fact]
    public async Task A_record_is_read_by_its_internal_id_and_given_our_external_id()
    {
        var first = new RecordKey("customer", account.NewId("cus"));
        var wanted = account.Customer(account.NewId("name"));
        var id = await account.CreateAsync(first, wanted);
        var ours = new RecordKey("customer", account.NewId("cus"));

        var read = Assert.IsType<Observed.Found>(await account.Client.ReadAsync("customer", id, default)).Record;
        Assert.Equal((id, first.ExternalId), (read.InternalId, read.ExternalId));
        AssertHolds(first, wanted, read.Fields);
        Assert.IsType<Observed.Absent>(await account.Client.ReadAsync("customer", "987654321", default));

        Assert.IsType<WriteAnswer.Done>(await account.Client.NameAsync(ours, id, default));
        var found = Assert.IsType<Observed.Found>(await account.LookUpAsync(ours)).Record;
        Assert.Equal(id, found.InternalId);
        AssertHolds(ours, wanted, found.Fields);
        Assert.IsType<Observed.Absent>(await account.LookUpAsync(first));
    }

    [Fact]
    public async Task What_nobody_wrote_is_absent()
    {
        RecordKey[] keys = [.. RecordTypes.All.Select(type => new RecordKey(type.Name, account.NewId("none")))];

        var observed = await account.Client.LookUpAsync(keys, default);

        Assert.All(keys, key => Assert.IsType<Observed.Absent>(observed[key]));
    }

    [Fact]
    public async Task A_deposit_is_applied_to_an_invoice_by_making_an_application_out_of_it_and_found_again()
    {
        var customer = await account.CreateCustomerAsync();
        var invoice = await account.CreateInvoiceAsync(customer, (account.Item, 100m));
        var deposit = await account.CreateAsync(new("customerDeposit", account.NewId("dep")), new(
            [
                new("customer", Value.Of(customer)), new("currency", Value.Of(account.Currency)), new("payment", Value.Of(100m)),
                new("account", Value.Of(account.BankAccount)), new("tranDate", Value.Of(new DateOnly(2026, 1, 20))),
            ],
            []));
        var key = new RecordKey("depositApplication", account.NewId("app"));
        var from = new TransformSource("customerDeposit", Value.Of(new RecordReference.Known(deposit)));
        var content = new RecordContent([], [NetSuiteAccount.Apply((invoice, 60m))]);

        var made = await account.Client.CreateAsync(key, from, content, default);
        var again = await account.Client.CreateAsync(key, from, content, default);

        Assert.Equal(Assert.IsType<WriteAnswer.Done>(made).InternalId, Assert.IsType<Observed.Found>(await account.LookUpAsync(key)).Record.InternalId);
        Assert.IsType<WriteAnswer.AlreadyExists>(again);
    }

    [Fact]
    public async Task Lines_that_stay_keep_their_keys_when_another_is_taken_out()
    {
        var customer = await account.CreateCustomerAsync();
        var key = new RecordKey("invoice", account.NewId("in"));
        var id = await account.CreateAsync(key, account.Invoice(customer, (account.Item, 10m), (account.OtherItem, 5m)));
        var before = (await account.ReadAsync(key)).Member("item").Member("items").AsList();

        var changes = RecordComparison.Compare(RecordTypes.Find("invoice")!, account.Invoice(customer, (account.OtherItem, 7m)), await account.ReadAsync(key)).Changes;
        Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(key, id, changes, default));

        var line = Assert.Single((await account.ReadAsync(key)).Member("item").Member("items").AsList());
        Assert.Equal(before[1].Member("line"), line.Member("line"));
        Assert.Equal(7m, line.Member("amount").AsNumber());
    }

    [Fact]
    public async Task A_quote_in_an_external_id_is_asked_for_and_not_executed()
    {
        var key = new RecordKey("invoice", $"{account.NewId("in")}' OR '1'='1");

        Assert.IsType<Observed.Absent>(await account.LookUpAsync(key));
    }

    [Fact]
    public async Task A_hundred_records_are_looked_up_at_once()
    {
        var there = Enumerable.Range(0, 5).Select(_ => new RecordKey("customer", account.NewId("cus"))).ToList();
        foreach (var key in there)
        {
            await account.CreateAsync(key, account.Customer(account.NewId("name")));
        }

        var keys = there.Concat(Enumerable.Range(0, 95).Select(i => new RecordKey(i % 2 == 0 ? "customer" : "invoice", account.NewId("none")))).ToList();
        var observed = await account.Client.LookUpAsync(keys, default);

        Assert.Equal(there, keys.Where(key => observed[key] is Observed.Found));
        Assert.Equal(95, keys.Count(key => observed[key] is Observed.Absent));
    }

    [Fact]
    public async Task An_external_id_in_another_case_finds_the_record_and_cannot_be_taken_again()
    {
        var key = new RecordKey("customer", account.NewId("cus_aBc"));
        await account.CreateAsync(key, account.Customer(account.NewId("name")));
        var shouted = key with { ExternalId = key.ExternalId.ToUpperInvariant() };

        var found = Assert.IsType<Observed.Found>(await account.LookUpAsync(shouted)).Record;

        Assert.Equal(key.ExternalId, found.ExternalId);
        Assert.IsType<WriteAnswer.AlreadyExists>(await account.Client.CreateAsync(shouted, account.Customer(account.NewId("name")), default));
    }

    [Fact]
    public async Task A_second_create_under_one_external_id_is_refused_as_already_there()
    {
        var key = new RecordKey("customer", account.NewId("cus"));
        var id = await account.CreateAsync(key, account.Customer(account.NewId("name")));

        var answer = Assert.IsType<WriteAnswer.AlreadyExists>(await account.Client.CreateAsync(key, account.Customer(account.NewId("other")), default));

        Assert.Equal(NetSuiteErrorClass.Duplicate, answer.Error.Class);
        Assert.Equal(id, (await account.ReadAsync(key)).Member("id").ToString());
    }

    [Fact]
    public async Task All_transactions_share_one_name_space_and_a_look_up_shows_who_holds_the_id()
    {
        var customer = await account.CreateCustomerAsync();
        var invoice = new RecordKey("invoice", account.NewId("in"));
        var id = await account.CreateAsync(invoice, account.Invoice(customer, (account.Item, 10m)));
        var payment = new RecordKey("customerPayment", invoice.ExternalId);

        Assert.IsType<WriteAnswer.AlreadyExists>(await account.Client.CreateAsync(payment, account.Payment(customer, 10m), default));
        var found = Assert.IsType<Observed.Found>(await account.LookUpAsync(payment)).Record;
        Assert.Equal(("invoice", id), (found.OtherType, found.InternalId));
    }

    [Fact]
    public async Task A_search_finds_by_a_field_none_one_or_several_and_reads_the_one()
    {
        var (one, two) = ($"{account.NewId("one")}@a.example", $"{account.NewId("two")}@b.example");
        var ids = new List<string>();
        foreach (var email in new[] { one, two, two })
        {
            var content = account.Customer(account.NewId("name"));
            ids.Add(await account.CreateAsync(new("customer", account.NewId("cus")), content with { Fields = [.. content.Fields, new("email", Value.Of(email))] }));
        }

        SearchKey[] keys = [new("customer", "email", one), new("customer", "email", two), new("customer", "email", "o'brien@nowhere.example")];
        var answer = await account.Client.SearchAsync(keys, default);

        var found = Assert.IsType<Searched.Found>(answer.Answers[keys[0]]).Record;
        Assert.Equal((ids[0], one), (found.InternalId, found.Fields.Member("email").AsText()));
        Assert.Equal(ids[1..].Order(), Assert.IsType<Searched.Several>(answer.Answers[keys[1]]).Candidates.Select(candidate => candidate.InternalId).Order());
        Assert.IsType<Searched.Absent>(answer.Answers[keys[2]]);
        Assert.Equal(2, answer.Exchanges.Length);
    }

    [Fact]
    public async Task A_search_by_internal_id_finds_that_record_or_none()
    {
        var id = await account.CreateAsync(new("customer", account.NewId("cus")), account.Customer(account.NewId("name")));
        SearchKey[] keys = [new("customer", "internalId", id), new("customer", "internalId", "999999999")];

        var answer = await account.Client.SearchAsync(keys, default);

        Assert.Equal(id, Assert.IsType<Searched.Found>(answer.Answers[keys[0]]).Record.InternalId);
        Assert.IsType<Searched.Absent>(answer.Answers[keys[1]]);
    }

    [Fact]
    public async Task An_address_book_is_merged_and_its_addresses_come_back_as_they_were_sent()
    {
        var key = new RecordKey("customer", account.NewId("cus"));
        var type = RecordTypes.Find("customer")!;
        var id = await account.CreateAsync(key, account.Customer(account.NewId("name")) with { Sublists = [Book("Ours", "4 Main Street")] });
        await account.Client.UpdateAsync(key, id, new RecordContent([], [Book("Theirs", "1 Dock Road")]), default);

        var moved = new RecordContent([], [Book("Ours", "9 New Lane")]);
        Assert.True(RecordComparison.Compare(type, new RecordContent([], [Book("Ours", "4 Main Street")]), await account.ReadAsync(key)).IsNone);
        var difference = RecordComparison.Compare(type, moved, await account.ReadAsync(key));
        Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(key, id, difference.Changes, default));

        var read = await account.ReadAsync(key);
        Assert.True(RecordComparison.Compare(type, moved, read).IsNone);
        Assert.Equal(["Ours", "Theirs"], read.Member("addressBook").Member("items").AsList().Select(line => line.Member("label").ToString()).Order());
    }

    private static SublistContent Book(string label, string street) => new("addressBook",
    [
        new([
            new("label", Value.Of(label)),
            new("addressBookAddress", Value.Of(new ValueObject(("addr1", Value.Of(street)), ("city", Value.Of("Bangor")), ("country", Value.Of("US"))))),
        ]),
    ]);

    [Fact]
    public async Task An_update_changes_what_it_names_clears_with_null_and_leaves_the_rest()
    {
        var key = new RecordKey("customer", account.NewId("cus"));
        var content = account.Customer(account.NewId("name"));
        var id = await account.CreateAsync(key, content with { Fields = [.. content.Fields, new("comments", Value.Of("a\nb")), new("phone", Value.Of("555 0100"))] });

        Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(
            key, id, new RecordContent([new("comments", Value.Null), new("email", Value.Of("a@example.com"))], []), default));

        var fields = await account.ReadAsync(key);
        Assert.True(fields.Member("comments").IsNothing);
        Assert.Equal(("a@example.com", "555 0100"), (fields.Member("email").AsText(), fields.Member("phone").AsText()));
        AssertHolds(key, content, fields);
    }

    [Fact]
    public async Task An_invoice_holds_its_lines_and_its_total()
    {
        var customer = await account.CreateCustomerAsync();
        var key = new RecordKey("invoice", account.NewId("in"));
        var wanted = account.Invoice(customer, (account.Item, 19.99m), (account.OtherItem, 0.01m), (account.Item, 100m));
        await account.CreateAsync(key, wanted);

        var fields = await account.ReadAsync(key);

        AssertHolds(key, wanted, fields);
        Assert.Equal(120m, Number(fields, "total"));
        Assert.Equal(120m, Number(fields, "amountRemaining"));
    }

    [Fact]
    public async Task Lines_are_replaced_and_a_repeated_update_does_not_double_them()
    {
        var customer = await account.CreateCustomerAsync();
        var key = new RecordKey("invoice", account.NewId("in"));
        var id = await account.CreateAsync(key, account.Invoice(customer, (account.Item, 10m), (account.Item, 20m)));
        var wanted = new RecordContent([], [Lines((account.OtherItem, 30m), (account.Item, 5m), (account.Item, 1m))]);

        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(key, id, wanted, default));
            var fields = await account.ReadAsync(key);
            AssertHolds(key, wanted, fields);
            Assert.Equal(36m, Number(fields, "total"));
        }
    }

    [Fact]
    public async Task A_comparison_shows_what_an_update_then_brings_about()
    {
        var customer = await account.CreateCustomerAsync();
        var key = new RecordKey("invoice", account.NewId("in"));
        var id = await account.CreateAsync(key, account.Invoice(customer, (account.Item, 10m)));
        var wanted = account.Invoice(customer, (account.Item, 12m));
        wanted = wanted with { Fields = [.. wanted.Fields, new("memo", Value.Of("Stripe A-1")), new("dueDate", Value.Of(new DateOnly(2026, 2, 14)))] };
        var before = RecordComparison.Compare(RecordTypes.Find("invoice")!, wanted, await account.ReadAsync(key));

        Assert.Equal(["memo", "dueDate", "item[1].amount"], before.Differences.Select(difference => difference.Field));
        Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(key, id, before.Changes, default));

        AssertHolds(key, wanted, await account.ReadAsync(key));
    }

    [Fact]
    public async Task A_payment_pays_its_invoices_and_the_rest_stays_unapplied()
    {
        var customer = await account.CreateCustomerAsync();
        var (one, other) = (new RecordKey("invoice", account.NewId("in")), new RecordKey("invoice", account.NewId("in")));
        var oneId = await account.CreateAsync(one, account.Invoice(customer, (account.Item, 200m)));
        var otherId = await account.CreateAsync(other, account.Invoice(customer, (account.Item, 100m)));
        var key = new RecordKey("customerPayment", account.NewId("pay"));
        var wanted = account.Payment(customer, 250m, (oneId, 200m), (otherId, 30m));
        await account.CreateAsync(key, wanted);

        var payment = await account.ReadAsync(key);

        AssertHolds(key, wanted, payment);
        Assert.Equal((230m, 20m), (Number(payment, "applied"), Number(payment, "unapplied")));
        Assert.Equal(0m, Number(await account.ReadAsync(one), "amountRemaining"));
        Assert.Equal(70m, Number(await account.ReadAsync(other), "amountRemaining"));
    }

    [Fact]
    public async Task Applications_are_moved_by_replacing_them()
    {
        var customer = await account.CreateCustomerAsync();
        var (one, other) = (new RecordKey("invoice", account.NewId("in")), new RecordKey("invoice", account.NewId("in")));
        var oneId = await account.CreateAsync(one, account.Invoice(customer, (account.Item, 100m)));
        var otherId = await account.CreateAsync(other, account.Invoice(customer, (account.Item, 100m)));
        var key = new RecordKey("customerPayment", account.NewId("pay"));
        var id = await account.CreateAsync(key, account.Payment(customer, 100m, (oneId, 100m)));
        var wanted = new RecordContent([], [Apply((otherId, 60m))]);

        Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(key, id, wanted, default));

        AssertHolds(key, wanted, await account.ReadAsync(key));
        Assert.Equal(100m, Number(await account.ReadAsync(one), "amountRemaining"));
        Assert.Equal(40m, Number(await account.ReadAsync(other), "amountRemaining"));
    }

    [Fact]
    public async Task A_credit_memo_reduces_the_invoice_it_is_applied_to()
    {
        var customer = await account.CreateCustomerAsync();
        var invoice = new RecordKey("invoice", account.NewId("in"));
        var invoiceId = await account.CreateAsync(invoice, account.Invoice(customer, (account.Item, 100m)));
        var key = new RecordKey("creditMemo", account.NewId("memo"));
        var wanted = account.Invoice(customer, (account.Item, 40m));
        wanted = wanted with { Sublists = [.. wanted.Sublists, Apply((invoiceId, 40m))] };
        await account.CreateAsync(key, wanted);

        AssertHolds(key, wanted, await account.ReadAsync(key));
        Assert.Equal(60m, Number(await account.ReadAsync(invoice), "amountRemaining"));
    }

    [Fact]
    public async Task A_refund_pays_out_a_credit_memo()
    {
        var customer = await account.CreateCustomerAsync();
        var memo = new RecordKey("creditMemo", account.NewId("memo"));
        var memoId = await account.CreateAsync(memo, account.Invoice(customer, (account.Item, 40m)));
        var key = new RecordKey("customerRefund", account.NewId("re"));
        var wanted = new RecordContent(
            [new("customer", Value.Of(customer)), new("currency", Value.Of(account.Currency)), new("account", Value.Of(account.BankAccount))],
            [Apply((memoId, 40m))]);
        await account.CreateAsync(key, wanted);

        var refund = await account.ReadAsync(key);

        AssertHolds(key, wanted, refund);
        Assert.Equal(40m, Number(refund, "total"));
        Assert.Equal(0m, Number(await account.ReadAsync(memo), "amountRemaining"));
    }

    [Fact]
    public async Task A_misspelt_field_is_refused_and_nothing_is_written()
    {
        var key = new RecordKey("customer", account.NewId("cus"));
        var content = account.Customer(account.NewId("name"));

        var refused = Assert.IsType<WriteAnswer.Refused>(await account.Client.CreateAsync(
            key, content with { Fields = [.. content.Fields, new("comnents", Value.Of("x"))] }, default));

        Assert.InRange(refused.Exchange!.Status, 400, 499);
        Assert.IsType<Observed.Absent>(await account.LookUpAsync(key));
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_refused_as_data()
    {
        var refused = Assert.IsType<WriteAnswer.Refused>(await account.Client.CreateAsync(
            new("invoice", account.NewId("in")), account.Invoice("999999999", (account.Item, 1m)), default));

        Assert.Equal(NetSuiteErrorClass.Data, refused.Error.Class);
    }

    [Fact]
    public async Task An_update_of_a_customer_that_is_not_there_is_refused_as_not_found() =>
        await AssertNotFoundAsync("customer");

    [Fact]
    public async Task An_update_of_a_transaction_that_is_not_there_is_refused_as_not_found() =>
        await AssertNotFoundAsync("invoice");

    private async Task AssertNotFoundAsync(string type)
    {
        var answer = await account.Client.UpdateAsync(
            new(type, account.NewId("none")), "999999999", new RecordContent([new("externalId", Value.Of(account.NewId("x")))], []), default);

        Assert.Equal(NetSuiteErrorClass.NotFound, Assert.IsType<WriteAnswer.Refused>(answer).Error.Class);
    }

    private static void AssertHolds(RecordKey key, RecordContent wanted, Value fields) =>
        Assert.Empty(RecordComparison.Compare(RecordTypes.Find(key.RecordType)!, wanted, fields).Differences);

    private static decimal Number(Value fields, string name) => fields.Member(name).AsNumber();
}
