namespace Engine.Sandbox.Types.Records;

/// <summary>A further subsidiary that a customer may have transactions in; twice the same is refused.</summary>
internal static class CustomerSubsidiaryRelationshipRecord
{
    public static RecordDefinition Definition { get; } = new("customerSubsidiaryRelationship", RecordGroups.CustomerSubsidiary)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        UniqueBy = ["entity", "subsidiary"],
        Fields =
        [
            Field.Text("name"),
            Field.Reference("entity", RecordGroups.Entity, "customer").Required("Customer"),
            Field.Reference("subsidiary", RecordGroups.Subsidiary).Required("Subsidiary"),
            Field.Flag("isInactive"),
        ],
    };
}
