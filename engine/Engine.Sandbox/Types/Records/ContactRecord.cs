using Engine.Sandbox.State;

namespace Engine.Sandbox.Types.Records;

/// <summary>Contacts, in the group of entities. Source: REST API Browser 2026.1, contact.</summary>
internal static class ContactRecord
{
    public static RecordDefinition Definition { get; } = new("contact", RecordGroups.Entity)
    {
        DisplayedBy = "entityId",
        Defaults = CommonFields.Active,
        AlsoRequired = Names,
        Fields =
        [
            Field.Text("entityId", 83),
            Field.Text("email", 254),
            .. Field.Texts("firstName", "middleName", "lastName", "salutation", "title", "phone", "mobilePhone", "officePhone", "fax", "comments"),
            Field.Reference("company", RecordGroups.Entity, "customer"),
            Field.Reference("subsidiary", RecordGroups.Subsidiary),
            .. Field.Flags("isInactive", "isPrivate"),
            .. Field.ReadOnly("dateCreated", "lastModifiedDate"),
        ],
    };

    private static IEnumerable<string> Names(FieldMap fields) => fields.Has("lastName") || fields.Has("firstName") || fields.Has("entityId") ? [] : ["Contact Name"];
}
