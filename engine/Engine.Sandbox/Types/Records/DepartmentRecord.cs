using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Departments.</summary>
internal static class DepartmentRecord
{
    public static RecordDefinition Definition { get; } = new("department", RecordGroups.Department)
    {
        DisplayedBy = "name",
        Defaults = FieldMap.Empty.With("isInactive", new FieldValue.Flag(false)),
        Fields =
        [
            Field.Text("name").Required("Name"),
            Field.Flag("isInactive"),
            Field.Reference("parent", RecordGroups.Department),
        ],
    };
}
