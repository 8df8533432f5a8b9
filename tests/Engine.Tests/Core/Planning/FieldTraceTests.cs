using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

/// <summary>From NetSuite's refusal back to the line of a file that somebody can change.</summary>
public sealed class FieldTraceTests
{
    private const string Mapping =
        """
        mapping: invoice
        on: { source: stripe, events: [invoice.paid] }
        key: one
        let: { code: "${ payload.data.object.currency }" }
        records:
          - record: invoice
            externalId: in_1
            fields:
              entity: "501"
              currency: ${ crosswalk('currencies', code) }
            lines:
              item:
                - each: ${ payload.data.object.lines }
                  as: line
                  when: ${ line.amount > 0 }
                  fields:
                    item: ${ crosswalk('items', line.price) }
                    amount: ${ money(line.amount, 'USD') }
                - fields: { item: "299", amount: 1 }
        """;

    [Theory]
    [InlineData("item.items[0].item", "x", "item[1].item")]
    [InlineData("$.item.items[11].amount", "x", "item[12].amount")]
    [InlineData("expense.items[2]", "x", "expense[3]")]
    [InlineData("entity", "x", "entity")]
    [InlineData("entity.id", "x", "entity")]
    [InlineData(null, "You have entered an Invalid Field Value 9 for the following field: customer.", "customer")]
    [InlineData("not a path", "You have entered an Invalid Field Value 9 for the following field: item", "item")]
    [InlineData(null, "Please enter value(s) for: Primary Subsidiary.", null)]
    [InlineData("item.items[99999999999].item", "x", null)]
    [InlineData("../../etc", "x", null)]
    public void A_refusal_names_a_field_or_it_does_not(string? path, string detail, string? place) =>
        Assert.Equal(place, RefusedPlace.Read(path, detail)?.ToString());

    [Theory]
    [InlineData("currency", "`currency` was sent as 1; it comes from mappings/acme/test.yaml:10:17 (client acme), `crosswalk('currencies', code)`, by crosswalk row test:1:1 (USD → 1).")]
    [InlineData("entity", "`entity` was sent as 501; it comes from mappings/acme/test.yaml:9:15 (client acme), `501`.")]
    [InlineData("item.items[0].item", "`item[1].item` was sent as 201; it comes from mappings/acme/test.yaml:17:19 (client acme), `crosswalk('items', line.price)`, by crosswalk row test:1:1 (price_basic → 201).")]
    [InlineData("item.items[1].item", "`item[2].item` was sent as 299; it comes from mappings/acme/test.yaml:19:27 (client acme), `299`.")]
    [InlineData("item.items[5].item", "`item[6].item` was sent as nothing; it comes from mappings/acme/test.yaml:19:27 (client acme).")]
    [InlineData("subsidiary", "`subsidiary` was sent as nothing; no mapping line fills it.")]
    public void A_field_is_followed_to_its_line_its_layer_its_expression_and_its_crosswalk_row(string path, string expected) =>
        Assert.Equal(expected, Trace(path, "r1").Describe());

    [Fact]
    public void Under_another_configuration_the_journaled_line_is_named_and_nothing_is_followed() => Assert.Equal(
        "`currency` was sent as 1; it comes from mappings/acme/test.yaml:10:17 (client acme).", Trace("currency", "r2").Describe());

    private static FieldTrace Trace(string path, string revision)
    {
        var fixture = new PlanningFixture();
        var client = fixture.Client(Mapping);
        Assert.Empty(fixture.Findings);
        var source = PlanningFixture.Event("invoice.paid", """{ "currency": "USD", "lines": [ { "price": "price_none", "amount": 0 }, { "price": "price_basic", "amount": 1999 } ] }""");
        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));
        var wanted = Assert.Single(plan.Steps).Wanted;
        return FieldTrace.Of(RefusedPlace.Read(path, "")!, source, client with { Revision = revision }, plan, wanted, wanted.ForCreate);
    }
}
