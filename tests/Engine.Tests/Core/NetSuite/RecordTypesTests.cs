using Engine.Core.NetSuite;

namespace Engine.Tests.Core.NetSuite;

public sealed class RecordTypesTests
{
    public static TheoryData<string> Names => new(RecordTypes.All.Select(type => type.Name));

    [Fact]
    public void The_types_of_quote_to_cash_are_found_without_a_list() =>
        Assert.Equal(
            [
                "cashSale", "contact", "creditMemo", "customer", "customerDeposit", "customerPayment", "customerRefund", "deposit",
                "depositApplication", "discountItem", "invoice", "journalEntry", "salesOrder", "serviceSaleItem",
            ],
            RecordTypes.All.Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_type_names_each_field_once_and_refers_only_to_what_it_has(string name)
    {
        var type = RecordTypes.Find(name)!;

        Assert.Equal(type.Fields.Length, type.Fields.Select(field => field.Name.ToLowerInvariant()).Distinct().Count());
        Assert.All(type.IdentityFields, identity => Assert.Equal(FieldKind.Reference, type.FindField(identity)?.Kind));
        Assert.All(type.After, after => Assert.NotNull(RecordTypes.Find(after)));
        Assert.All(type.Fields, field => Assert.Equal(field.Kind == FieldKind.Reference, field.ReferenceTo is not null));
        Assert.NotEmpty(type.Source);
        Assert.True(!type.IsOnlyMadeFromOthers || !type.MadeFrom.IsEmpty);
        Assert.True(!type.IsOnlyLinked || type.Fields.IsEmpty);
        Assert.Equal(type.Group == RecordGroup.Transaction, type.SuiteQlType is not null);
    }

    [Fact]
    public void No_two_transactions_have_one_code_in_SuiteQL() =>
        Assert.Equal(
            RecordTypes.All.Count(type => type.SuiteQlType is not null),
            RecordTypes.All.Select(type => type.SuiteQlType).OfType<string>().Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void Lines_with_a_given_key_have_it_among_their_fields_and_no_other(string name) =>
        Assert.All(RecordTypes.Find(name)!.Sublists.Where(sublist => sublist.GivenKey is not null), sublist =>
        {
            Assert.NotNull(sublist.FindField(sublist.GivenKey!));
            Assert.Null(sublist.Key);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sublist_has_its_key_and_its_switch_among_its_fields(string name) =>
        Assert.All(RecordTypes.Find(name)!.Sublists, sublist =>
        {
            Assert.Equal(sublist.Fields.Length, sublist.Fields.Select(field => field.Name).Distinct().Count());
            Assert.True(sublist.Key is null || sublist.FindField(sublist.Key) is { IsRequired: true });
            Assert.True(sublist.Switch is null || sublist.FindField(sublist.Switch)?.Kind == FieldKind.Boolean);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_type_comes_after_what_it_needs_and_never_after_itself(string name)
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>(RecordTypes.Find(name)!.After);
        while (open.TryDequeue(out var next))
        {
            Assert.NotEqual(name, next);
            if (seen.Add(next))
            {
                RecordTypes.Find(next)!.After.ToList().ForEach(open.Enqueue);
            }
        }
    }

    [Theory]
    [InlineData("invoice", "memo", FieldKind.Text)]
    [InlineData("invoice", "entity", FieldKind.Reference)]
    [InlineData("invoice", "tranDate", FieldKind.Date)]
    [InlineData("customerPayment", "payment", FieldKind.Amount)]
    [InlineData("customerPayment", "arAcct", FieldKind.Reference)]
    [InlineData("customer", "emailPreference", FieldKind.Choice)]
    [InlineData("customer", "isPerson", FieldKind.Boolean)]
    public void A_known_field_has_a_kind(string type, string field, FieldKind kind) =>
        Assert.Equal(kind, RecordTypes.Find(type)!.FindField(field)!.Kind);

    [Theory]
    [InlineData("invoice", "custbody_stripe_id")]
    [InlineData("customer", "custentity1")]
    public void A_custom_field_is_known_by_its_prefix_and_its_kind_is_not(string type, string name)
    {
        var field = RecordTypes.Find(type)!.FindField(name)!;

        Assert.True(field.IsCustom);
        Assert.Null(field.Kind);
    }

    [Theory]
    [InlineData("invoice", "custentity_x")]
    [InlineData("customer", "custbody_x")]
    [InlineData("invoice", "custbody")]
    [InlineData("invoice", "custbody_Stripe")]
    [InlineData("invoice", "custbody x")]
    [InlineData("invoice", "Memo")]
    [InlineData("invoice", "total")]
    [InlineData("invoice", "arAcct")]
    [InlineData("invoice", "")]
    public void Another_prefix_another_spelling_or_a_read_only_field_is_not_known(string type, string name) =>
        Assert.Null(RecordTypes.Find(type)!.FindField(name));

    [Fact]
    public void A_line_takes_custom_fields_of_its_own_prefix_only()
    {
        var invoice = RecordTypes.Find("invoice")!;
        var item = invoice.FindSublist("item")!;

        Assert.True(item.FindField("custcol_period")!.IsCustom);
        Assert.Null(item.FindField("custbody_period"));
        Assert.Null(RecordTypes.Find("customerPayment")!.FindSublist("apply")!.FindField("custcol_period"));
        Assert.Null(invoice.FindSublist("apply"));
    }

    [Fact]
    public void A_slip_of_the_pen_gets_a_suggestion()
    {
        var invoice = RecordTypes.Find("invoice")!;

        Assert.Equal(" Did you mean \"tranDate\"?", invoice.DidYouMeanField("transDate"));
        Assert.Equal(" Did you mean \"item\"?", invoice.DidYouMeanSublist("items"));
        Assert.Equal(" Did you mean \"quantity\"?", invoice.FindSublist("item")!.DidYouMean("quantty"));
        Assert.Equal(" Did you mean \"customerPayment\"?", RecordTypes.DidYouMean("customerpaymet"));
        Assert.Equal("", invoice.DidYouMeanField("zzzzzzzz"));
    }

    [Fact]
    public void A_type_is_found_by_its_code_in_the_transaction_table()
    {
        Assert.Equal("customerRefund", RecordTypes.FindBySuiteQlType("CustRfnd")!.Name);
        Assert.Null(RecordTypes.FindBySuiteQlType("VendBill"));
    }
}
