using System.Globalization;
using System.Text.Json;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>
/// Resolves references: <c>{"id":"1"}</c>, <c>{"id":1}</c>, <c>{"externalId":"X"}</c> or a bare id. A <c>refName</c> alone resolves only
/// where <see cref="RecordSwitches.ResolvesRefNames"/> says so: no source confirms that it does on a real account.
/// </summary>
internal sealed class ReferenceReader(Company company)
{
    public SwitchBoard Switches => company.Switches;

    public StoredRecord Read(FieldDefinition field, JsonElement value, string path)
    {
        var record = Resolve(field, value, path);
        if (!field.OfTypes.IsEmpty && !field.OfTypes.Contains(record.Definition.Name))
        {
            throw Refusal.InvalidValue(record.Id.ToString(), field.Name, path,
                $"It is a record of type {record.Definition.Name}; the field takes {string.Join(" or ", field.OfTypes)}.");
        }

        if (record.IsInactive)
        {
            throw Refusal.InvalidValue(record.Id.ToString(), field.Name, path, $"{record.Display} is inactive.");
        }

        return field.AccountTypes.IsEmpty || field.AccountTypes.Contains(TypeOf(record))
            ? record
            : throw Refusal.User($"Invalid {field.Name} reference key {record.Id}. Its account type is {TypeOf(record)}, "
                + $"not {string.Join(" or ", field.AccountTypes)}.", path);
    }

    private static string TypeOf(StoredRecord account) => account.Fields.Choice("acctType") ?? "";

    private StoredRecord Resolve(FieldDefinition field, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object && ValueReader.Member(value, "id") is null
            && ValueReader.Member(value, "externalId") is { ValueKind: JsonValueKind.String } external)
        {
            return company.FindExternal(field.To, external.GetString()!)
                ?? throw Refusal.InvalidValue(external.GetString()!, field.Name, path);
        }

        if (Switches.IsOn(RecordSwitches.ResolvesRefNames) && value.ValueKind == JsonValueKind.Object && ValueReader.Member(value, "id") is null
            && ValueReader.Member(value, "refName") is { ValueKind: JsonValueKind.String } name)
        {
            return company.Catalog.All.Where(type => type.Group == field.To).Select(type => company.FindNamed(type, name.GetString()!)).FirstOrDefault(named => named is not null)
                ?? throw Refusal.InvalidValue(name.GetString()!, field.Name, path);
        }

        var given = value.ValueKind == JsonValueKind.Object ? ValueReader.Member(value, "id") : value;
        var text = given?.ValueKind switch
        {
            JsonValueKind.String => given.Value.GetString()!,
            JsonValueKind.Number => given.Value.GetRawText(),
            _ => throw Refusal.Content($"Invalid reference for the field {field.Name}. It takes an id.", path),
        };
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && company.Find(field.To, id) is { } record
            ? record
            : throw Refusal.InvalidValue(text, field.Name, path);
    }
}
