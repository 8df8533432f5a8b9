namespace Engine.Sandbox.Types.Records;

/// <summary>Tax codes: a rate in percent, and the liability account it is collected on.</summary>
internal static class SalesTaxItemRecord
{
    public static RecordDefinition Definition { get; } = new("salesTaxItem", RecordGroups.TaxCode)
    {
        DisplayedBy = "itemId",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("itemId").Required("Tax Name"),
            Field.Text("description"),
            Field.Number("rate").Required("Rate"),
            Field.Account("taxAccount"),
            Field.Flag("isInactive"),
        ],
    };
}
