using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Subsidiaries of a OneWorld account, each with a base currency.</summary>
internal static class SubsidiaryRecord
{
    public static RecordDefinition Definition { get; } = new("subsidiary", RecordGroups.Subsidiary)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("name").Required("Name"),
            Field.Reference("currency", RecordGroups.Currency).Required("Currency"),
            Field.Enumeration("country"),
            Field.Reference("parent", RecordGroups.Subsidiary),
            Field.Flag("isInactive"),
        ],
    };
}
