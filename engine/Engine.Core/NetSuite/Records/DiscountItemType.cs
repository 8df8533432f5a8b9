namespace Engine.Core.NetSuite.Records;

/// <summary>
/// A reduction, used as a line or as the discount of a whole transaction. <c>rate</c> is a number, negative; whether it counts as an amount
/// or a percentage, the schema does not say.
/// </summary>
internal static class DiscountItemType
{
    public static RecordType Definition { get; } = new("discountItem")
    {
        Group = RecordGroup.Item,
        CustomFieldPrefix = "custitem",
        SuiteQlTable = "item",
        Source = "REST API Browser 2026.1, discountItem; name space of external ids: help section_N3436356",
        Fields =
        [
            .. ItemFields.Common,
            Field.Reference("account", to: "account"),
            Field.Text("description"),
            Field.Quantity("rate"),
            Field.Boolean("nonPosting"),
            Field.Boolean("isPreTax"),
        ],
    };
}
