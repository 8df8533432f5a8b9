using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Who refers to a record. Looked for when one is deleted, which is seldom, so nothing is kept for it.</summary>
internal static class References
{
    public static bool Exist(Company company, StoredRecord record) => record.Definition.IsTransaction
        ? company.Links.To(record.Id).Any()
        : company.Settings.Accounts.Values.Any(id => record.Definition.Group == RecordGroups.Account && id == record.Id)
            || company.All.Any(other => Names(other, record));

    private static bool Names(StoredRecord other, StoredRecord record) =>
        (other.Definition != record.Definition || other.Id != record.Id)
        && (Names(other.Definition.Fields, other.Fields, record)
            || other.Definition.Sublists.Any(sublist => other.LinesOf(sublist.Name).Any(line => Names(sublist.Fields, line, record))));

    private static bool Names(IEnumerable<FieldDefinition> fields, FieldMap values, StoredRecord record) =>
        fields.Any(field => field.To == record.Definition.Group
            && (values.Reference(field.Name) == record.Id || values.References(field.Name).Contains(record.Id)));
}
