using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Locations.</summary>
internal static class LocationRecord
{
    public static RecordDefinition Definition { get; } = new("location", RecordGroups.Location)
    {
        DisplayedBy = "name",
        Defaults = FieldMap.Empty.With("isInactive", new FieldValue.Flag(false)),
        Fields =
        [
            Field.Text("name").Required("Name"),
            Field.Flag("isInactive"),
            Field.Reference("parent", RecordGroups.Location),
        ],
    };
}
