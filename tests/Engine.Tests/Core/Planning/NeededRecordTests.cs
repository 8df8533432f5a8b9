namespace Engine.Tests.Core.Planning;

/// <summary>The fields of a needed record are known by name and kind.</summary>
public sealed class NeededRecordTests
{
    private readonly PlanningFixture fixture = new();

    [Theory]
    [InlineData("memo: \"${ invoice.tranId }\"")]
    [InlineData("customer: ${ invoice.entity }")]
    [InlineData("payment: ${ invoice.amountRemaining }")]
    [InlineData("memo: \"${ invoice.custbody_anything }\"")]
    [InlineData("memo: \"${ invoice.item.items.First().description }\"")]
    [InlineData("memo: \"${ invoice.billingAddress?.city ?? '' }\"")]
    public void What_NetSuite_shows_can_be_read(string field)
    {
        fixture.Client(Mapping(field));

        Assert.Empty(fixture.Findings);
    }

    [Theory]
    [InlineData("memo: \"${ invoice.entty }\"", "EXP", "entity")]
    [InlineData("memo: \"${ invoice.item.items.First().amuont }\"", "EXP", "amount")]
    [InlineData("customer: ${ invoice.amountRemaining == 5 }", "MAP009", "")]
    [InlineData("payment: ${ invoice.entity }", "MAP009", "")]
    public void What_it_does_not_show_or_shows_as_something_else_is_a_finding(string field, string code, string suggested)
    {
        fixture.Client(Mapping(field));

        var finding = Assert.Single(fixture.Findings);
        Assert.StartsWith(code, finding.Code.Id, StringComparison.Ordinal);
        Assert.Contains(suggested, finding.Message, StringComparison.Ordinal);
    }

    private static string Mapping(string field) => $$"""
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        needs:
          invoice: { record: invoice, externalId: in_1 }
        records:
          - record: customerPayment
            externalId: pay_1
            write: update-only
            fields:
              {{field}}
        """;
}
