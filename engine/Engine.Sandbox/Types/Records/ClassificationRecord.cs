using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Classes, whose REST name is classification.</summary>
internal static class ClassificationRecord
{
    public static RecordDefinition Definition { get; } = new("classification", RecordGroups.Classification)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("name").Required("Name"),
            .. Field.Flags("isInactive", "includeChildren"),
            Field.MultiSelect("subsidiary", RecordGroups.Subsidiary),
            Field.Reference("parent", RecordGroups.Classification),
        ],
    };
}
