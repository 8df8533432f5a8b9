using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Locations.</summary>
internal static class LocationRecord
{
    public static RecordDefinition Definition { get; } = new("location", RecordGroups.Location)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("name").Required("Name"),
            .. Field.Flags("isInactive", "includeChildren"),
            Field.MultiSelect("subsidiary", RecordGroups.Subsidiary),
            Field.Reference("parent", RecordGroups.Location),
        ],
    };
}
