using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Classes, whose REST name is classification.</summary>
internal static class ClassificationRecord
{
    public static RecordDefinition Definition { get; } = new("classification", RecordGroups.Classification)
    {
        DisplayedBy = "name",
        Defaults = FieldMap.Empty.With("isInactive", new FieldValue.Flag(false)),
        Fields =
        [
            Field.Text("name").Required("Name"),
            Field.Flag("isInactive"),
            Field.Reference("parent", RecordGroups.Classification),
        ],
    };
}
