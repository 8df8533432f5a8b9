namespace Engine.Core.NetSuite.Records;

/// <summary>A reduction, used as a line or as the discount of a whole transaction. <c>rate</c> is an amount, or a percentage with its sign.</summary>
internal static class DiscountItemType
{
    public static RecordType Definition { get; } = new("discountItem")
    {
        Group = RecordGroup.Item,
        CustomFieldPrefix = "custitem",
        SuiteQlTable = "item",
        Source = "item columns as public clients read them in SuiteQL; name space of external ids: help section_N3436356",
        Fields =
        [
            .. ItemFields.Common,
            Field.Reference("account", to: "account"),
            Field.Text("rate"),
            Field.Boolean("nonPosting"),
        ],
    };
}
