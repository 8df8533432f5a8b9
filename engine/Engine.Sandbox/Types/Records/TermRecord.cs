using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Payment terms.</summary>
internal static class TermRecord
{
    public static RecordDefinition Definition { get; } = new("term", RecordGroups.Term)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("name").Required("Name"),
            Field.Whole("daysUntilNetDue"),
            Field.Flag("isInactive"),
            Field.Reference("parent", RecordGroups.Term),
        ],
    };
}
