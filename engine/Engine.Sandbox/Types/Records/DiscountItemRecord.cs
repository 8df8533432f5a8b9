namespace Engine.Sandbox.Types.Records;

/// <summary>
/// Discount items. <c>rate</c> is an amount, negative, for lines that give none [inferred: the schema's number could be a percentage].
/// <c>nonPosting</c> lessens the line above instead of posting to <c>account</c>. Source: REST API Browser 2026.1, discountItem.
/// </summary>
internal static class DiscountItemRecord
{
    public static RecordDefinition Definition { get; } = new("discountItem", RecordGroups.Item)
    {
        DisplayedBy = "itemId",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("itemId", 60).Required("Item Name/Number"),
            .. Field.Texts("displayName", "description", "vendorName", "upcCode"),
            .. Field.Flags("isInactive", "nonPosting", "isPreTax", "includeChildren"),
            Field.Account("account", "Income", "OthIncome", "Expense", "COGS").Required("Account"),
            Field.Number("rate"),
            Field.MultiSelect("subsidiary", RecordGroups.Subsidiary),
            .. CommonFields.Classifications,
            .. Field.ReadOnly("createdDate", "lastModifiedDate", "itemType"),
        ],
    };
}
