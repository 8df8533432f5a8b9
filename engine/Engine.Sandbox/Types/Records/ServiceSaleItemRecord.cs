namespace Engine.Sandbox.Types.Records;

/// <summary>Service items for sale. A line credits <c>deferredRevenueAccount</c> when the item has one, else <c>incomeAccount</c>.</summary>
internal static class ServiceSaleItemRecord
{
    public static RecordDefinition Definition { get; } = new("serviceSaleItem", RecordGroups.Item)
    {
        DisplayedBy = "itemId",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("itemId", 60).Required("Item Name/Number"),
            .. Field.Texts("displayName", "salesDescription", "vendorName", "upcCode"),
            .. Field.Flags("isInactive", "includeChildren"),
            Field.Account("incomeAccount", "Income", "OthIncome", "Expense", "DeferRevenue", "OthCurrLiab").Required("Income Account"),
            Field.Account("deferredRevenueAccount", "DeferRevenue", "OthCurrLiab"),
            Field.MultiSelect("subsidiary", RecordGroups.Subsidiary),
            .. CommonFields.Classifications,
            .. Field.ReadOnly("createdDate", "lastModifiedDate"),
        ],
    };
}
