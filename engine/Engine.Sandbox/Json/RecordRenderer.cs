using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Sandbox.Books;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Json;

/// <summary>Writes records as the record service answers them: links first, then members in alphabetical order; empty ones left out.</summary>
/// <param name="simpleEnums">Whether enumerations are answered as bare ids, as <c>?simpleEnumFormat=true</c> asks.</param>
/// <param name="root">The record service's address, such as <c>http://127.0.0.1:5005/services/rest/record/v1</c>; null leaves links out.</param>
internal sealed class RecordRenderer(Company company, string? root, bool simpleEnums = false)
{
    public string Address(StoredRecord record) => $"{root}/{record.Definition.Name}/{record.Id}";

    /// <summary>A whole record.</summary>
    /// <param name="expands">Whether sublists and subrecords stand in it, or only links to them.</param>
    public JsonObject Record(StoredRecord record, bool expands)
    {
        var members = Fields(record.Definition.FieldNamed, record.Fields, expands, Address(record));
        foreach (var (name, node) in Head(record).Concat(Computed(record)))
        {
            members[name] = node;
        }

        foreach (var sublist in record.Definition.Sublists)
        {
            members[sublist.Name] = expands ? Sublist(record, sublist) : Linked($"{Address(record)}/{sublist.Name}");
        }

        return WithLinks(Address(record), members);
    }

    /// <summary>Body fields that may belong to no record yet.</summary>
    public JsonObject Form(RecordDefinition definition, long? id, FieldMap fields)
    {
        var address = id is null ? $"{root}/{definition.Name}" : $"{root}/{definition.Name}/{id}";
        var members = Fields(definition.FieldNamed, fields, true, address);
        if (id is not null)
        {
            members["id"] = id.ToString();
        }

        return WithLinks(address, members);
    }

    /// <summary>Chosen body fields only; NetSuite does not choose sublists this way.</summary>
    public JsonObject Chosen(StoredRecord record, IReadOnlySet<string> fields)
    {
        var whole = Record(record, expands: false);
        var chosen = new JsonObject();
        foreach (var (name, node) in whole.Where(member => member.Key is "links" or "id" || fields.Contains(member.Key)).ToList())
        {
            chosen[name] = node?.DeepClone();
        }

        return chosen;
    }

    /// <summary>A sublist in full.</summary>
    public JsonObject Sublist(StoredRecord record, SublistDefinition sublist)
    {
        var lines = sublist.IsWriteOnly ? [] : record.LinesOf(sublist.Name);
        var items = new JsonArray([.. lines.Select((line, index) => Line(record, sublist, line, index))]);
        return WithLinks($"{Address(record)}/{sublist.Name}", new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["items"] = items,
            ["totalResults"] = lines.Length,
        });
    }

    /// <summary>One line, as its own address answers it.</summary>
    public JsonObject Line(StoredRecord record, SublistDefinition sublist, FieldMap line, int index)
    {
        var address = $"{Address(record)}/{sublist.Name}/{LineKey(sublist, line, index)}";
        var members = Fields(sublist.FieldNamed, line, true, address);
        foreach (var (name, node) in sublist.Links is null ? OrderedLine(record, line) : LinkedLine(sublist, line))
        {
            members[name] = node;
        }

        return WithLinks(address, members);
    }

    /// <summary>What the last part of a line's address says: <c>1</c>, or <c>doc=5,line=0</c>.</summary>
    public static string LineKey(SublistDefinition sublist, FieldMap line, int index) => sublist switch
    {
        { IsApplication: true } => $"doc={line.Reference("doc")},line={line.Number("line")}",
        { KeyedBy: { } key } => line.Reference(key).ToString()!,
        { NumberedBy: { } key } => Plain(line.Number(key) ?? 0).ToString(),
        _ => (index + 1).ToString(),
    };

    // What the document says that the line names.
    private IEnumerable<(string Name, JsonNode? Node)> LinkedLine(SublistDefinition sublist, FieldMap line)
    {
        if (company.Transaction(line.Reference(sublist.DocumentField) ?? 0) is not { } document)
        {
            yield break;
        }

        var balances = Balances.Of(document);
        yield return ("currency", company.Find(RecordGroups.Currency, document.Fields.Reference("currency") ?? 0)?.Fields.Text("symbol"));
        yield return ("refNum", document.Display);
        yield return ("type", document.Definition.Transaction!.Title);
        if (sublist.IsApplication)
        {
            yield return ("due", Number(balances.Open + (line.Number("amount") ?? 0)));
            yield return ("total", Number(balances.Total));
        }
        else
        {
            yield return ("amount", null);
            yield return ("docDate", document.Fields.Date("tranDate")?.ToString("yyyy-MM-dd"));
            yield return ("paymentAmount", Number(balances.Total));
            yield return ("transactionAmount", Number(balances.Total));
        }
    }

    private IEnumerable<(string Name, JsonNode? Node)> OrderedLine(StoredRecord record, FieldMap line)
    {
        if (record.Definition.Name == "salesOrder" && line.Has("item"))
        {
            yield return ("quantityBilled", Number(Orders.Billed(company, record, line.Number("line") ?? 0)));
        }
    }

    private static IEnumerable<(string Name, JsonNode? Node)> Head(StoredRecord record)
    {
        yield return ("id", record.Id.ToString());
        if (record.ExternalId is { } externalId)
        {
            yield return ("externalId", externalId);
        }
    }

    private IEnumerable<(string Name, JsonNode? Node)> Computed(StoredRecord record)
    {
        // Instants differ between two runs of the same history, so a rendering for comparison has none.
        var created = record.Definition.FieldNamed("dateCreated")?.Name ?? record.Definition.FieldNamed("createdDate")?.Name;
        if (root is not null && created is not null)
        {
            yield return (created, Instant(record.CreatedAt));
            yield return ("lastModifiedDate", Instant(record.ModifiedAt));
        }

        if (record.Definition.Transaction is { } rules)
        {
            var standing = Standing.Of(company, record);
            if (standing.Status is { } status)
            {
                yield return ("status", Choice(status.Id, status.Name));
            }

            foreach (var amount in rules.Amounts)
            {
                yield return (amount.Name, Number(amount.Value(record, standing.Balances)));
            }
        }
    }

    private SortedDictionary<string, JsonNode?> Fields(Func<string, FieldDefinition?> named, FieldMap fields, bool expands, string address)
    {
        var members = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            members[name] = value is FieldValue.Inner && !expands
                ? Linked($"{address}/{name}")
                : Value(named(name)!, value, $"{address}/{name}");
        }

        return members;
    }

    private JsonNode Value(FieldDefinition field, FieldValue value, string address) => value switch
    {
        FieldValue.Text(var text) => text,
        FieldValue.Number(var number) => Number(number),
        FieldValue.Flag(var flag) => flag,
        FieldValue.Date(var date) => date.ToString("yyyy-MM-dd"),
        FieldValue.Instant(var instant) => Instant(instant),
        FieldValue.Choice(var id) => Choice(id, NameOf(field, id)),
        FieldValue.References(var ids) => new JsonObject
        {
            ["items"] = new JsonArray([.. ids.Select(id => Reference(field, id))]),
            ["totalResults"] = ids.Length,
        },
        FieldValue.Reference(var id) when field.IsBare => id,
        FieldValue.Inner(var inner) => WithLinks(address,
            Fields(name => field.Inner.First(candidate => candidate.Name == name), inner, true, address)),
        FieldValue.Reference(var id) => Reference(field, id),
        _ => throw new InvalidOperationException(value.ToString()),
    };

    private JsonNode Choice(string id, string name) => simpleEnums ? id : new JsonObject { ["id"] = id, ["refName"] = name };

    private static string NameOf(FieldDefinition field, string id) => field.Choices.FirstOrDefault(choice => choice.Id == id)?.Name ?? id;

    private JsonObject Reference(FieldDefinition field, long id)
    {
        var record = company.Find(field.To, id);
        var members = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal) { ["id"] = id.ToString(), ["refName"] = record?.Display };
        return WithLinks($"{root}/{record?.Definition.Name ?? field.To}/{id}", members);
    }

    private JsonObject WithLinks(string address, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var node = new JsonObject();
        if (root is not null)
        {
            node["links"] = Links(address);
        }

        foreach (var (name, value) in members.Where(member => member.Value is not null))
        {
            node[name] = value;
        }

        return node;
    }

    private static JsonObject Linked(string address) => new() { ["links"] = Links(address) };

    private static JsonArray Links(string address) => new(new JsonObject { ["rel"] = "self", ["href"] = address, ["method"] = "GET" });

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static JsonValue Number(decimal number) => JsonValue.Create(Plain(number));

    // Without trailing zeros: 10.50 and 10.5 are one amount.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
