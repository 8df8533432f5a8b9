using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Seed;

/// <summary>
/// The whole account as one JSON document, and back. Other than a seed it is taken as it stands: no rule is asked, nothing is
/// sourced, internal ids go on where they were; only the books must balance.
/// </summary>
internal static class SavedState
{
    private const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static JsonObject Of(Company company) => new()
    {
        ["formatVersion"] = FormatVersion,
        ["closedThrough"] = company.Settings.ClosedThrough?.ToString("yyyy-MM-dd"),
        ["accounts"] = new JsonObject(company.Settings.Accounts.Select(role => KeyValuePair.Create(role.Key.ToString(), (JsonNode?)role.Value))),
        ["switches"] = SwitchDocument.Values(company.Switches),
        ["extensions"] = JsonSerializer.SerializeToNode(company.Extensions, Format),
        ["lastIds"] = new JsonObject(company.LastIds.OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Value))),
        ["records"] = new JsonArray([.. company.All.Select(Record)]),
    };

    /// <summary>Puts a saved state in place of everything.</summary>
    /// <exception cref="Refusal">It is not a saved state; the account is as it was.</exception>
    public static void Load(Company company, JsonElement state)
    {
        lock (company.Gate)
        {
            var before = JsonSerializer.SerializeToElement(Of(company));
            try
            {
                Replace(company, state);
                BooksAudit.CheckAll(company);
            }
            // Whatever stands where a member is expected: the document is not one of ours, or was edited.
            catch (Exception problem) when (problem is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException
                or JsonException or BooksBroken or Refusal)
            {
                Replace(company, before);
                throw new Refusal(400, "INVALID_STATE", $"The state cannot be loaded. {problem.Message}");
            }
        }
    }

    private static JsonNode Record(StoredRecord record) => new JsonObject
    {
        ["type"] = record.Definition.Name,
        ["id"] = record.Id,
        ["externalId"] = record.ExternalId,
        ["createdAt"] = record.CreatedAt.ToString("O"),
        ["modifiedAt"] = record.ModifiedAt.ToString("O"),
        ["appliedByOthers"] = record.AppliedByOthers,
        ["fields"] = FieldCodec.Write(record.Fields),
        ["lines"] = new JsonObject(record.Lines.Select(list =>
            KeyValuePair.Create(list.Key, (JsonNode?)new JsonArray([.. list.Value.Select(FieldCodec.Write)])))),
    };

    private static void Replace(Company company, JsonElement state)
    {
        if (state.GetProperty("formatVersion").GetInt32() != FormatVersion)
        {
            throw new FormatException($"Its formatVersion is not {FormatVersion}.");
        }

        company.Clear();
        foreach (var extension in state.GetProperty("extensions").Deserialize<ImmutableArray<CatalogExtension>>(Format))
        {
            company.Extend(extension);
        }

        company.Settings = Settings(state);
        company.Switches.Reset();
        SwitchDocument.Read(company.Switches, state.GetProperty("switches"));
        var draft = new Draft(company);
        foreach (var record in state.GetProperty("records").EnumerateArray())
        {
            draft.Put(Record(company.Catalog, record));
        }

        draft.Commit();
        foreach (var group in state.GetProperty("lastIds").EnumerateObject())
        {
            company.ContinueIds(group.Name, group.Value.GetInt64());
        }
    }

    private static AccountSettings Settings(JsonElement state) => new()
    {
        ClosedThrough = state.GetProperty("closedThrough") is { ValueKind: JsonValueKind.String } date ? DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd") : null,
        Accounts = state.GetProperty("accounts").EnumerateObject()
            .ToImmutableSortedDictionary(role => Enum.Parse<AccountRole>(role.Name), role => role.Value.GetInt64()),
    };

    private static StoredRecord Record(RecordCatalog catalog, JsonElement value)
    {
        var type = value.GetProperty("type").GetString()!;
        var definition = catalog.Find(type) ?? throw new FormatException($"There is no record type '{type}'.");
        var record = new StoredRecord(definition, value.GetProperty("id").GetInt64())
        {
            ExternalId = value.GetProperty("externalId").GetString(),
            CreatedAt = value.GetProperty("createdAt").GetDateTimeOffset(),
            ModifiedAt = value.GetProperty("modifiedAt").GetDateTimeOffset(),
            AppliedByOthers = value.GetProperty("appliedByOthers").GetDecimal(),
            Fields = FieldCodec.Read(definition.Fields, value.GetProperty("fields")),
        };
        return value.GetProperty("lines").EnumerateObject().Aggregate(record, (whole, list) => whole.WithLines(list.Name, Lines(definition, list)));
    }

    private static ImmutableArray<FieldMap> Lines(RecordDefinition definition, JsonProperty list)
    {
        var sublist = definition.SublistNamed(list.Name) ?? throw new FormatException($"There is no sublist '{list.Name}'.");
        return [.. list.Value.EnumerateArray().Select(line => FieldCodec.Read(sublist.Fields, line))];
    }
}
