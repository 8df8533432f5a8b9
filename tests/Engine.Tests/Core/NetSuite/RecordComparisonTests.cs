using System.Text.Json;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.NetSuite;

public sealed class RecordComparisonTests
{
    private static readonly RecordType Invoice = RecordTypes.Find("invoice")!;
    private static readonly RecordType Payment = RecordTypes.Find("customerPayment")!;

    public static TheoryData<string, Value, string> Agreeing => new()
    {
        { "memo", Value.Of("x"), """{"memo":"x"}""" },
        { "memo", Value.Null, """{}""" },
        { "memo", Value.Of(""), """{}""" },
        { "memo", Value.Null, """{"memo":""}""" },
        { "memo", Value.Null, """{"memo":null}""" },
        { "shippingCost", Value.Of(10m), """{"shippingCost":10.00}""" },
        { "shippingCost", Value.Amount(10.50m, "USD"), """{"shippingCost":"10.5"}""" },
        { "entity", Value.Of("501"), """{"entity":{"id":"501","refName":"Acme"}}""" },
        { "entity", Value.Of(501m), """{"entity":{"id":501}}""" },
        { "entity", Value.Of(new RecordReference.Known("501")), """{"entity":"501"}""" },
        { "approvalStatus", Value.Of("2"), """{"approvalStatus":{"id":"2","refName":"Approved"}}""" },
        { "tranDate", Value.Of(new DateOnly(2026, 1, 31)), """{"tranDate":"2026-01-31"}""" },
        { "toBeEmailed", Value.True, """{"toBeEmailed":true}""" },
        { "toBeEmailed", Value.True, """{"toBeEmailed":"T"}""" },
        { "toBeEmailed", Value.True, """{"toBeEmailed":{"id":"T","refName":"Yes"}}""" },
        { "toBeEmailed", Value.False, """{}""" },
        { "custbody_a", Value.Of("x"), """{"custbody_a":"x"}""" },
        { "custbody_a", Value.Of("3"), """{"custbody_a":{"id":"3","refName":"Gold"}}""" },
        { "custbody_a", Value.Of(3m), """{"custbody_a":3.0}""" },
        { "custbody_a", Value.True, """{"custbody_a":true}""" },
        { "custbody_a", Value.Of(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1))), """{"custbody_a":"2026-01-01T00:00:00Z"}""" },
    };

    [Theory]
    [MemberData(nameof(Agreeing), DisableDiscoveryEnumeration = true)]
    public void Equal_in_meaning_is_no_difference(string field, Value wanted, string there)
    {
        var difference = Compare(Invoice, new RecordContent([new(field, wanted)], []), there);

        Assert.True(difference.IsNone, string.Join("; ", difference.Differences));
        Assert.True(difference.Changes.IsEmpty);
    }

    public static TheoryData<string, Value, string, string, string> Differing => new()
    {
        { "memo", Value.Of("x"), """{"memo":"y"}""", "y", "x" },
        { "memo", Value.Of("x"), """{"memo":"X"}""", "X", "x" },
        { "memo", Value.Of("x"), """{}""", "empty", "x" },
        { "memo", Value.Null, """{"memo":"y"}""", "y", "empty" },
        { "memo", Value.Of("5"), """{"memo":5}""", "5", "5" },
        { "shippingCost", Value.Of(10.01m), """{"shippingCost":10.00}""", "10", "10.01" },
        { "shippingCost", Value.Of(0m), """{}""", "empty", "0" },
        { "shippingCost", Value.Of(1m), """{"shippingCost":"one"}""", "one", "1" },
        { "entity", Value.Of("501"), """{"entity":{"id":"502","refName":"Bolt"}}""", "502 (Bolt)", "501" },
        { "entity", Value.Of("501"), """{"entity":{"refName":"501"}}""", "object", "501" },
        { "entity", Value.Of("501"), """{}""", "empty", "501" },
        { "entity", Value.Of(new RecordReference.OfStep("customer")), """{"entity":{"id":"502"}}""", "502", "ref(customer)" },
        { "tranDate", Value.Of(new DateOnly(2026, 1, 31)), """{"tranDate":"2026-02-01"}""", "2026-02-01", "2026-01-31" },
        { "toBeEmailed", Value.True, """{"toBeEmailed":false}""", "false", "true" },
        { "toBeEmailed", Value.True, """{}""", "empty", "true" },
        { "toBeEmailed", Value.False, """{"toBeEmailed":true}""", "true", "false" },
        { "custbody_a", Value.Of("Gold"), """{"custbody_a":{"id":"3","refName":"Gold"}}""", "3 (Gold)", "Gold" },
        { "custbody_a", Value.Of(3m), """{"custbody_a":4}""", "4", "3" },
    };

    [Theory]
    [MemberData(nameof(Differing), DisableDiscoveryEnumeration = true)]
    public void A_field_that_differs_is_shown_and_sent(string field, Value wanted, string there, string shownThere, string shownWanted)
    {
        var difference = Compare(Invoice, new RecordContent([new(field, wanted)], []), there);

        Assert.Equal(new FieldDifference(field, shownThere, shownWanted), Assert.Single(difference.Differences));
        Assert.Equal(new FieldContent(field, wanted), Assert.Single(difference.Changes.Fields));
    }

    [Fact]
    public void Only_what_differs_is_sent_and_what_is_not_wanted_is_left_alone()
    {
        var difference = Compare(
            Invoice,
            new RecordContent([new("memo", Value.Of("x")), new("email", Value.Of("a@b"))], []),
            """{"memo":"y","email":"a@b","otherRefNum":"PO1"}""");

        Assert.Equal("memo", Assert.Single(difference.Changes.Fields).Name);
    }

    public static TheoryData<string, string, string[]> ItemLines => new()
    {
        { "7:10 8:5", "7:10 8:5.00", [] },
        { "7:10 8:5", "7:10 8:6", ["item[2].amount: 6 -> 5"] },
        { "7:10 8:5", "8:5 7:10", [] },
        { "7:10 8:5", "9:1 7:11", ["item[1].amount: 11 -> 10", "item[2].item: 9 -> 8", "item[2].amount: 1 -> 5"] },
        { "7:10 8:5", "7:10", ["item[2]: no line -> item 8, amount 5"] },
        { "7:10", "7:10 8:5 9:1", ["item[2]: item 8, amount 5 -> no line", "item[3]: item 9, amount 1 -> no line"] },
        { "", "7:10", ["item[1]: item 7, amount 10 -> no line"] },
        { "7:10", "", ["item[1]: no line -> item 7, amount 10"] },
        { "", "", [] },
    };

    [Theory]
    [MemberData(nameof(ItemLines))]
    public void Item_lines_are_compared_with_the_line_they_most_likely_are(string wanted, string there, string[] differences)
    {
        var lines = new SublistContent("item", [.. Pairs(wanted).Select(pair => Line(("item", Value.Of(pair.Id)), ("amount", Value.Of(pair.Amount))))]);
        var items = Pairs(there).Select(pair => $$"""{"line":3,"item":{"id":"{{pair.Id}}"},"amount":{{pair.Amount}},"description":"kept"}""");

        AssertSublist(Invoice, lines, Body("item", items), differences);
    }

    [Theory]
    [InlineData("7:10 8:5 9:1", "8:5 9:1", "2:8:5 3:9:1")]
    [InlineData("7:10 9:1", "7:10 8:5 9:1", "1:7:10 -:8:5 2:9:1")]
    [InlineData("7:10 8:5", "8:6 7:10", "2:8:6 1:7:10")]
    [InlineData("7:10 7:10", "7:10", "1:7:10")]
    [InlineData("7:10", "8:10", "1:8:10")]
    public void An_update_keeps_the_keys_of_the_lines_that_stay(string there, string wanted, string sent)
    {
        var lines = new SublistContent("item", [.. Pairs(wanted).Select(pair => Line(("item", Value.Of(pair.Id)), ("amount", Value.Of(pair.Amount))))]);
        var items = Pairs(there).Select((pair, place) => $$"""{"line":{{place + 1}},"item":{"id":"{{pair.Id}}"},"amount":{{pair.Amount}}}""");

        var changes = RecordComparison.Compare(Invoice, new RecordContent([], [lines]), JsonValue.From(JsonElement.Parse(Body("item", items)))).Changes;

        Assert.Equal(sent, string.Join(' ', Assert.Single(changes.Sublists).Lines.Select(line => string.Join(':', new[] { "line", "item", "amount" }
            .Select(name => line.Fields.FirstOrDefault(field => field.Name == name) is { Name: not null } field ? field.Value.ToString() : "-")))));
    }

    public static TheoryData<string, string, string, string[]> Applications => new()
    {
        { "104:200", "104:200", "105:50", [] },
        { "104:200 106:5", "106:5 104:200.00", "", [] },
        { "104:200", "104:150", "", ["apply[104].amount: 150 -> 200"] },
        { "104:200", "", "104:0", ["apply[104]: no line -> doc 104, apply true, amount 200"] },
        { "104:200", "104:200 105:50", "", ["apply[105]: doc 105, apply true, amount 50 -> no line"] },
        { "", "105:50", "", ["apply[105]: doc 105, amount 50 -> no line"] },
        { "104:200", "105:200", "", ["apply[104]: no line -> doc 104, apply true, amount 200", "apply[105]: doc 105, apply true, amount 200 -> no line"] },
    };

    [Theory]
    [MemberData(nameof(Applications))]
    public void Applications_are_compared_by_document_and_offered_ones_do_not_count(string wanted, string applied, string offered, string[] differences)
    {
        var lines = new SublistContent("apply", [.. Pairs(wanted).Select(pair =>
            Line(("doc", Value.Of(pair.Id)), ("apply", Value.True), ("amount", Value.Of(pair.Amount))))]);
        var items = Pairs(applied).Select(pair => (pair.Id, pair.Amount, Box: "true")).Concat(Pairs(offered).Select(pair => (pair.Id, pair.Amount, Box: "false")))
            .Select(line => $$"""{"doc":{"id":"{{line.Id}}"},"line":0,"apply":{{line.Box}},"amount":{{line.Amount}}}""");

        AssertSublist(Payment, lines, Body("apply", items), differences);
    }

    [Fact]
    public void An_application_that_is_to_be_taken_out_differs_only_while_it_is_in()
    {
        var wanted = new SublistContent("apply", [Line(("doc", Value.Of("104")), ("apply", Value.False))]);

        AssertSublist(Payment, wanted, """{"apply":{"items":[{"doc":{"id":"104"},"apply":false}]}}""", []);
        AssertSublist(Payment, wanted, """{"apply":{"items":[{"doc":{"id":"104"},"apply":true}]}}""", ["apply[104]: doc 104, apply true -> taken out"]);
    }

    [Fact]
    public void An_application_to_a_step_not_yet_done_is_a_difference()
    {
        var wanted = new SublistContent("apply", [Line(("doc", Value.Of(new RecordReference.OfStep("invoice"))), ("amount", Value.Of(5m)))]);

        AssertSublist(Payment, wanted, """{"apply":{"items":[]}}""", ["apply[ref(invoice)]: no line -> doc ref(invoice), amount 5"]);
    }

    [Fact]
    public void Lines_that_NetSuite_never_shows_are_not_compared()
    {
        var wanted = new SublistContent("deposit", [Line(("doc", Value.Of("60")), ("apply", Value.True))]);

        Assert.True(Compare(RecordTypes.Find("customerRefund")!, new RecordContent([], [wanted]), "{}").IsNone);
    }

    [Fact]
    public void A_body_without_the_sublist_has_no_lines() =>
        AssertSublist(Invoice, new SublistContent("item", [Line(("item", Value.Of("7")))]), "{}", ["item[1]: no line -> item 7"]);

    private static string Body(string sublist, IEnumerable<string> lines) => $$"""{"{{sublist}}":{"items":[{{string.Join(",", lines)}}]} }""";

    private static void AssertSublist(RecordType type, SublistContent wanted, string there, string[] differences)
    {
        var difference = Compare(type, new RecordContent([], [wanted]), there);

        Assert.Equal(differences, difference.Differences.Select(d => $"{d.Field}: {d.There} -> {d.Wanted}"));
        Assert.Equal(differences.Length == 0 ? [] : [wanted.Name], difference.Changes.Sublists.Select(sublist => sublist.Name));
    }

    private static RecordDifference Compare(RecordType type, RecordContent wanted, string there)
    {
        using var document = JsonDocument.Parse(there);
        return RecordComparison.Compare(type, wanted, JsonValue.From(document.RootElement));
    }

    private static IEnumerable<(string Id, decimal Amount)> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(':'))
            .Select(pair => (pair[0], decimal.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));

    private static LineContent Line(params (string Name, Value Value)[] fields) => new([.. fields.Select(field => new FieldContent(field.Name, field.Value))]);
}
