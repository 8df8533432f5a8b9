using System.Text;
using System.Text.Json;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Tests.Core.NetSuite;

public sealed class RecordBodyTests
{
    private static readonly RecordType Invoice = RecordTypes.Find("invoice")!;

    public static TheoryData<string, Value, string> Values => new()
    {
        { "entity", Value.Of(new RecordReference.Known("501")), """{"entity":{"id":"501"}}""" },
        { "entity", Value.Of("501"), """{"entity":{"id":"501"}}""" },
        { "entity", Value.Of(501m), """{"entity":{"id":"501"}}""" },
        { "entity", Value.Of(501.0m), """{"entity":{"id":"501"}}""" },
        { "entity", Value.Of(new ValueObject(("id", Value.Of("501")), ("refName", Value.Of("Acme")))), """{"entity":{"id":"501"}}""" },
        { "approvalStatus", Value.Of(2m), """{"approvalStatus":{"id":"2"}}""" },
        { "tranDate", Value.Of(new DateOnly(2026, 1, 31)), """{"tranDate":"2026-01-31"}""" },
        { "tranDate", Value.Of("2026-01-31"), """{"tranDate":"2026-01-31"}""" },
        { "memo", Value.Of("Ünï \"q\"\n"), """{"memo":"Ünï \"q\"\n"}""" },
        { "memo", Value.Of(12.50m), """{"memo":"12.5"}""" },
        { "memo", Value.Of("001"), """{"memo":"001"}""" },
        { "shippingCost", Value.Amount(19.90m, "USD"), """{"shippingCost":19.9}""" },
        { "shippingCost", Value.Of(-0.0m), """{"shippingCost":0}""" },
        { "shippingCost", Value.Of("1e3"), """{"shippingCost":"1e3"}""" },
        { "shippingCost", Value.Of(79228162514264337593543950335m), """{"shippingCost":79228162514264337593543950335}""" },
        { "shippingCost", Value.Of(0.0000000000000000000000000001m), """{"shippingCost":0.0000000000000000000000000001}""" },
        { "toBeEmailed", Value.False, """{"toBeEmailed":false}""" },
        { "toBeEmailed", Value.Of("T"), """{"toBeEmailed":true}""" },
        { "memo", Value.Null, """{"memo":null}""" },
        { "entity", Value.Null, """{"entity":null}""" },
        { "custbody_a", Value.Of("3"), """{"custbody_a":"3"}""" },
        { "custbody_a", Value.Of(3.10m), """{"custbody_a":3.1}""" },
        { "custbody_a", Value.True, """{"custbody_a":true}""" },
        { "custbody_a", Value.Of(new RecordReference.Known("7")), """{"custbody_a":{"id":"7"}}""" },
        { "custbody_a", Value.Of(new DateOnly(2026, 2, 1)), """{"custbody_a":"2026-02-01"}""" },
        { "custbody_a", Value.Of(new DateTimeOffset(2026, 2, 1, 3, 4, 5, TimeSpan.FromHours(1))), """{"custbody_a":"2026-02-01T02:04:05Z"}""" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_takes_the_shape_of_its_field(string field, Value value, string expected) =>
        Assert.Equal(expected, Text(null, new RecordContent([new(field, value)], [])));

    [Fact]
    public void A_create_carries_its_external_id_and_its_lines()
    {
        var content = new RecordContent(
            [new("entity", Value.Of("501"))],
            [new("item", [Line(("item", Value.Of("7")), ("amount", Value.Of(5m)), ("custcol_x", Value.Of("y"))), Line(("item", Value.Of("8")))])]);

        Assert.Equal(
            """{"externalId":"in_1","entity":{"id":"501"},"item":{"items":[{"item":{"id":"7"},"amount":5,"custcol_x":"y"},{"item":{"id":"8"}}]}}""",
            Text("in_1", content));
    }

    [Fact]
    public void A_sublist_without_lines_is_emptied() =>
        Assert.Equal("""{"item":{"items":[]}}""", Text(null, new RecordContent([], [new("item", [])])));

    [Fact]
    public void Equal_contents_give_equal_bytes()
    {
        static RecordContent Content(decimal amount) => new([new("memo", Value.Of("x"))], [new("item", [Line(("amount", Value.Of(amount)))])]);

        Assert.Equal(RecordBody.ToBytes(Invoice, "in_1", Content(12.5m)), RecordBody.ToBytes(Invoice, "in_1", Content(12.500m)));
    }

    public static TheoryData<Value> Unsendable => new()
    {
        Value.Of(new RecordReference.OfStep("customer")),
        Value.Missing,
        Value.Of([Value.True]),
        Value.Fail(ExpressionCodes.NumberTooLong, "too long"),
    };

    [Theory]
    [MemberData(nameof(Unsendable), DisableDiscoveryEnumeration = true)]
    public void What_has_no_place_in_a_body_is_a_bug_and_says_so(Value value)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Text(null, new RecordContent([new("entity", value)], [])));

        Assert.Contains("entity", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_still_gives_valid_JSON()
    {
        using var parsed = JsonDocument.Parse(RecordBody.ToBytes(Invoice, null, new RecordContent([new("memo", Value.Of("a\ud83d"))], [])));

        Assert.StartsWith("a", parsed.RootElement.GetProperty("memo").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invoice", "item", """{"item":{"items":[]}}""")]
    [InlineData("customer", "addressBook", "{}")]
    public void A_sublist_without_lines_is_sent_unless_people_add_lines_too(string type, string sublist, string body) =>
        Assert.Equal(body, Encoding.UTF8.GetString(RecordBody.ToBytes(RecordTypes.Find(type)!, null, new RecordContent([], [new SublistContent(sublist, [])]))));

    private static LineContent Line(params (string Name, Value Value)[] fields) => new([.. fields.Select(field => new FieldContent(field.Name, field.Value))]);

    private static string Text(string? externalId, RecordContent content) => Encoding.UTF8.GetString(RecordBody.ToBytes(Invoice, externalId, content));
}
