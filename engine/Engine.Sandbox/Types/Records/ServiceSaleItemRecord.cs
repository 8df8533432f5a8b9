using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Service items for sale. <c>incomeAccount</c> is what an invoice line credits.</summary>
internal static class ServiceSaleItemRecord
{
    public static RecordDefinition Definition { get; } = new("serviceSaleItem", RecordGroups.Item)
    {
        DisplayedBy = "itemId",
        Defaults = FieldMap.Empty.With("isInactive", new FieldValue.Flag(false)),
        Fields =
        [
            Field.Text("itemId", 60).Required("Item Name/Number"),
            .. Field.Texts("displayName", "salesDescription", "vendorName", "upcCode"),
            Field.Flag("isInactive"),
            Field.Account("incomeAccount", "Income", "OthIncome", "Expense", "DeferRevenue").Required("Income Account"),
            Field.Reference("department", RecordGroups.Department),
            Field.Reference("class", RecordGroups.Classification),
            Field.Reference("location", RecordGroups.Location),
            .. Field.ReadOnly("createdDate", "lastModifiedDate"),
        ],
    };
}
