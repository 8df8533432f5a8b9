using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Seed;

/// <summary>
/// Puts reference data, and any other records, into the account under ids of the seed's choosing. The format is that of
/// <c>demo-company.yaml</c>; an id, or without one an external id, that is there already is changed.
/// </summary>
internal sealed class SeedReader(Company company, TimeProvider time)
{
    /// <summary>The seed members that name accounts: <c>receivableAccount</c> and so on.</summary>
    public static ImmutableDictionary<string, AccountRole> Roles { get; } = Enum.GetValues<AccountRole>()
        .ToImmutableDictionary(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) + "Account");

    private const string DemoCompanyName = "Engine.Sandbox.Seed.demo-company.yaml";

    /// <summary>The text of the demo company.</summary>
    public static byte[] DemoCompany()
    {
        using var stream = typeof(SeedReader).Assembly.GetManifestResourceStream(DemoCompanyName)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <exception cref="Refusal">Something in the seed is not taken. What came before it stays.</exception>
    public void Read(JsonElement seed)
    {
        lock (company.Gate)
        {
            foreach (var (_, read) in seed.EnumerateObject().SelectMany(Steps).OrderBy(step => step.Order))
            {
                read();
            }
        }
    }

    // Custom fields before the records that use them; settings that name accounts after the accounts, and before the transactions
    // that post to them; what forms and closed books refuse does not concern the seed itself.
    private IEnumerable<(int Order, Action Read)> Steps(JsonProperty member) => member.Name switch
    {
        "customFields" => [(0, () => ReadMember(member.Name, member.Value))],
        "records" => [(1, () => ReadRecords(member.Value, transactions: false)), (3, () => ReadRecords(member.Value, transactions: true))],
        "mandatory" or "closedThrough" => [(4, () => ReadMember(member.Name, member.Value))],
        _ => [(2, () => ReadMember(member.Name, member.Value))],
    };

    private void ReadMember(string name, JsonElement value)
    {
        switch (name)
        {
            case "about":
                break;
            case "customFields" or "mandatory":
                ReadExtensions(name, value);
                break;
            case "switches":
                SwitchDocument.Read(company.Switches, Object(value, name));
                break;
            case "closedThrough":
                company.Settings = company.Settings with
                {
                    ClosedThrough = DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", out var date)
                    ? date
                    : throw Bad($"closedThrough takes a date as yyyy-MM-dd, not {value}.")
                };
                break;
            case var account when Roles.TryGetValue(account, out var role):
                company.Settings = company.Settings with { Accounts = company.Settings.Accounts.SetItem(role, AccountOf(name, value)) };
                break;
            default:
                throw Bad($"Unknown member '{name}'.");
        }
    }

    // A custom field, or what a form makes mandatory under the label that a refusal names.
    private void ReadExtensions(string name, JsonElement fields)
    {
        foreach (var field in Array(fields, name).EnumerateArray())
        {
            var kind = name == "customFields" ? Optional(field, "kind") ?? "text" : null;
            var label = kind is null ? Text(field, "label") : Optional(field, "label");
            try
            {
                company.Extend(new CatalogExtension(Text(field, "record"), Optional(field, "sublist"), Text(field, "name"), kind, label));
            }
            catch (ArgumentException problem)
            {
                throw Bad(problem.Message);
            }
        }
    }

    private void ReadRecords(JsonElement types, bool transactions)
    {
        foreach (var type in Object(types, "records").EnumerateObject())
        {
            var definition = company.Catalog.Find(type.Name) ?? throw Bad($"Unknown record type '{type.Name}'.");
            foreach (var record in Array(type.Value, type.Name).EnumerateArray().Where(_ => definition.IsTransaction == transactions))
            {
                ReadRecord(definition, record);
            }
        }
    }

    private void ReadRecord(RecordDefinition definition, JsonElement record)
    {
        var id = ValueReader.Member(Object(record, definition.Name), "id") is { } given ? IdOf($"{definition.Name}.id", given) : (long?)null;
        var existing = id is { } known ? company.Find(definition.Group, known)
            : Optional(record, "externalId") is { } external ? company.FindExternal(definition.Group, external)
            : null;
        if (existing is not null && existing.Definition.Name != definition.Name)
        {
            throw Bad($"The id {id} belongs to a record of type {existing.Definition.Name}.");
        }

        try
        {
            new RecordWriter(company, time).Write(new WriteRequest(definition, existing, record, RefusesUnknownNames: true, FixedId: id));
        }
        catch (Refusal refusal)
        {
            throw Bad($"{definition.Name} {id}: {refusal.Message} {refusal.Path}".TrimEnd());
        }
    }

    private long AccountOf(string name, JsonElement value)
    {
        var id = IdOf(name, value);
        return company.Find(RecordGroups.Account, id) is not null ? id : throw Bad($"{name} names account {id}, which is not there.");
    }

    private static long IdOf(string name, JsonElement value) =>
        long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw Bad($"{name} takes an internal id, not {value}.");

    private static string? Optional(JsonElement value, string name) => ValueReader.Member(Object(value, name), name)?.ToString();

    private static string Text(JsonElement value, string name) => Optional(value, name) ?? throw Bad($"A field needs '{name}'.");

    private static JsonElement Object(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object ? value : throw Bad($"{name} must be an object.");

    private static JsonElement Array(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array ? value : throw Bad($"{name} must be a list.");

    private static Refusal Bad(string detail) => new(400, "INVALID_SEED", $"The seed cannot be read. {detail}");
}
