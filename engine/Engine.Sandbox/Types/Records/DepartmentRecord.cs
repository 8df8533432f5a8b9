using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Departments.</summary>
internal static class DepartmentRecord
{
    public static RecordDefinition Definition { get; } = new("department", RecordGroups.Department)
    {
        DisplayedBy = "name",
        Defaults = CommonFields.Active,
        Fields =
        [
            Field.Text("name").Required("Name"),
            .. Field.Flags("isInactive", "includeChildren"),
            Field.MultiSelect("subsidiary", RecordGroups.Subsidiary),
            Field.Reference("parent", RecordGroups.Department),
        ],
    };
}
