using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Conformance;

/// <summary>
/// For each record type beside customer, invoice, payment, credit memo and refund: what the engine creates it finds again, finds
/// unchanged, and changes in one field. Against a real account as <see cref="NetSuiteConformanceTests"/> says; it needs two more internal
/// ids, <c>_INCOME_ACCOUNT</c> and <c>_EXPENSE_ACCOUNT</c>.
/// </summary>
public sealed class RecordTypeConformanceTests(NetSuiteAccount account) : IClassFixture<NetSuiteAccount>
{
    private static readonly DateOnly Day = new(2026, 1, 20);

    [Theory]
    [InlineData("customerDeposit", "memo")]
    [InlineData("salesOrder", "memo")]
    [InlineData("cashSale", "memo")]
    [InlineData("journalEntry", "memo")]
    [InlineData("deposit", "memo")]
    [InlineData("serviceSaleItem", "salesDescription")]
    [InlineData("discountItem", "description")]
    public async Task What_is_created_is_found_as_wanted_and_changes_only_where_it_is_changed(string type, string changed)
    {
        var key = new RecordKey(type, account.NewId("any"));
        var wanted = await ContentAsync(type);
        var id = await account.CreateAsync(key, wanted);
        AssertHolds(key, wanted, await account.ReadAsync(key));
        var later = wanted with { Fields = [.. wanted.Fields, new(changed, Value.Of("Changed by a test"))] };

        var difference = RecordComparison.Compare(RecordTypes.Find(type)!, later, await account.ReadAsync(key));
        Assert.Equal([changed], difference.Differences.Select(one => one.Field));
        Assert.Equal(id, Assert.IsType<WriteAnswer.Done>(await account.Client.UpdateAsync(key, id, difference.Changes, default)).InternalId);

        AssertHolds(key, later, await account.ReadAsync(key));
        Assert.Equal(id, Assert.IsType<Observed.Found>(await account.LookUpAsync(key)).Record.InternalId);
    }

    [Theory]
    [InlineData("salesOrder")]
    [InlineData("cashSale")]
    public async Task A_line_of_a_sale_is_changed_in_place(string type)
    {
        var key = new RecordKey(type, account.NewId("any"));
        var wanted = await ContentAsync(type);
        var id = await account.CreateAsync(key, wanted);
        var later = wanted with { Sublists = [NetSuiteAccount.Lines((account.Item, 30m), (account.OtherItem, 25m))] };

        var before = await account.ReadAsync(key);
        await account.Client.UpdateAsync(key, id, RecordComparison.Compare(RecordTypes.Find(type)!, later, before).Changes, default);

        var after = await account.ReadAsync(key);
        AssertHolds(key, later, after);
        Assert.Equal(55m, after.Member("total").AsNumber());
        Assert.Equal(Keys(before), Keys(after));
    }

    [Fact]
    public async Task A_posting_by_hand_is_changed_on_both_sides()
    {
        var key = new RecordKey("journalEntry", account.NewId("je"));
        var wanted = await ContentAsync("journalEntry");
        var id = await account.CreateAsync(key, wanted);
        var later = wanted with { Sublists = [Posting(75m)] };

        var difference = RecordComparison.Compare(RecordTypes.Find("journalEntry")!, later, await account.ReadAsync(key));
        await account.Client.UpdateAsync(key, id, difference.Changes, default);

        Assert.Equal(["line[1].debit", "line[2].credit"], difference.Differences.Select(one => one.Field));
        AssertHolds(key, later, await account.ReadAsync(key));
    }

    [Fact]
    public async Task A_deposit_holds_its_payments_its_other_income_and_what_was_kept_back()
    {
        var key = new RecordKey("deposit", account.NewId("po"));
        await account.CreateAsync(key, await ContentAsync("deposit"));

        Assert.Equal(100m + 5m - 3.20m, (await account.ReadAsync(key)).Member("total").AsNumber());
    }

    [Fact]
    public async Task A_fee_on_a_deposit_is_corrected_without_touching_its_payments()
    {
        var key = new RecordKey("deposit", account.NewId("po"));
        var wanted = await ContentAsync("deposit");
        var id = await account.CreateAsync(key, wanted);
        var later = wanted with { Sublists = wanted.Sublists.Replace(wanted.Sublists[2], CashBack(4m)) };

        var difference = RecordComparison.Compare(RecordTypes.Find("deposit")!, later, await account.ReadAsync(key));
        await account.Client.UpdateAsync(key, id, difference.Changes, default);

        Assert.Equal(["cashback[1].amount"], difference.Differences.Select(one => one.Field));
        var after = await account.ReadAsync(key);
        AssertHolds(key, later, after);
        Assert.Equal(101m, after.Member("total").AsNumber());
    }

    [Fact]
    public async Task A_contact_that_people_keep_is_found_by_its_external_id()
    {
        var key = new RecordKey("contact", account.NewId("con"));
        var customer = await account.CreateCustomerAsync();
        var id = await account.CreateAsync(key, new(
            [
                new("entityId", Value.Of(account.NewId("Person"))), new("company", Value.Of(new RecordReference.Known(customer))),
                new("subsidiary", Value.Of(new RecordReference.Known(account.Subsidiary))),
            ],
            []));

        var byId = await account.Client.LookUpAsync([key], new HashSet<RecordKey> { key }, default);

        Assert.Equal(id, Assert.IsType<Observed.Found>(byId[key]).Record.InternalId);
        Assert.Equal(customer, (await account.ReadAsync(key)).Member("company").Member("id").ToString());
    }

    private async Task<RecordContent> ContentAsync(string type) => type switch
    {
        "customerDeposit" => new([Reference("customer", await account.CreateCustomerAsync()), .. Dated, Amount("payment", 100m), Reference("account", account.BankAccount)], []),
        "salesOrder" => account.Invoice(await account.CreateCustomerAsync(), (account.Item, 30m), (account.OtherItem, 20m)),
        "cashSale" => Paid(account.Invoice(await account.CreateCustomerAsync(), (account.Item, 30m), (account.OtherItem, 20m))),
        "journalEntry" => new([Reference("subsidiary", account.Subsidiary), .. Dated], [Posting(50m)]),
        "deposit" => new(
            [Reference("account", account.BankAccount), .. Dated],
            [
                new("payment", [new([new("id", Value.Of(await UndepositedAsync())), new("deposit", Value.True)])]),
                new("other", [new([Reference("account", account.IncomeAccount), Amount("amount", 5m), new("memo", Value.Of("interest"))])]),
                CashBack(3.20m),
            ]),
        "serviceSaleItem" => new([new("itemId", Value.Of(account.NewId("Plan"))), Reference("incomeAccount", account.IncomeAccount), new("isInactive", Value.False)], []),
        "discountItem" => new(
            [new("itemId", Value.Of(account.NewId("Less"))), Reference("account", account.IncomeAccount), new("rate", Value.Of(-10m)), new("nonPosting", Value.False)], []),
        _ => throw new ArgumentException($"No content is known for {type}.", nameof(type)),
    };

    private FieldContent[] Dated => [Reference("currency", account.Currency), new("tranDate", Value.Of(Day))];

    private RecordContent Paid(RecordContent sale) => sale with { Fields = [.. sale.Fields, Reference("account", account.BankAccount)] };

    private SublistContent Posting(decimal amount) => new("line",
    [
        new([Reference("account", account.ExpenseAccount), Amount("debit", amount), new("memo", Value.Of("fee"))]),
        new([Reference("account", account.BankAccount), Amount("credit", amount)]),
    ]);

    private SublistContent CashBack(decimal amount) =>
        new("cashback", [new([Reference("account", account.ExpenseAccount), Amount("amount", amount), new("memo", Value.Of("processing fees"))])]);

    private async Task<string> UndepositedAsync()
    {
        var customer = await account.CreateCustomerAsync();
        var payment = new RecordContent([Reference("customer", customer), .. Dated, Amount("payment", 100m), new("undepFunds", Value.True)], []);
        return await account.CreateAsync(new("customerPayment", account.NewId("pay")), payment);
    }

    private static FieldContent Reference(string name, string id) => new(name, Value.Of(id));

    private static FieldContent Amount(string name, decimal amount) => new(name, Value.Amount(amount, "USD"));

    private static IEnumerable<Value> Keys(Value record) => record.Member("item").Member("items").AsList().Select(line => line.Member("line"));

    private static void AssertHolds(RecordKey key, RecordContent wanted, Value fields) =>
        Assert.Empty(RecordComparison.Compare(RecordTypes.Find(key.RecordType)!, wanted, fields).Differences);
}
