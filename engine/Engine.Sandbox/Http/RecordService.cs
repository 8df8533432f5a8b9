using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Filters;
using Engine.Sandbox.Json;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Http;

/// <summary><c>/services/rest/record/v1</c>: create, read, change, upsert, delete, list.</summary>
internal sealed class RecordService(Company company, RecordFinder finder, Statistics statistics, TimeProvider time)
{
    public const string Path = "/services/rest/record/v1";

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    private readonly RecordWriter writer = new(company, time);

    /// <summary>Holds the company's gate for the whole request, so two requests never see each other's half.</summary>
    public Answer Handle(Call call)
    {
        RefuseSpaces(call);
        var definition = company.Catalog.Find(call.Subject) ?? throw Refusal.NoSuchType(call.Subject, $"{Path}/{call.Subject}");
        lock (company.Gate)
        {
            return (call.Method, call.Segments.Count) switch
            {
                ("POST", 1) => Create(call, definition),
                ("POST", 4) when call.Segments[2] == "!transform" => Transform(call, finder.Find(definition, call.Segments[1]), call.Segments[3]),
                ("GET", 1) => List(call, definition),
                ("GET", 2) => Read(call, finder.Find(definition, call.Segments[1])),
                ("GET", > 2) => ReadPart(call, finder.Find(definition, call.Segments[1])),
                ("PATCH", 2) => Update(call, finder.Find(definition, call.Segments[1])),
                ("PUT", 2) => Upsert(call, definition),
                ("DELETE", 2) => Delete(definition, call.Segments[1]),
                _ => throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here."),
            };
        }
    }

    private static void RefuseSpaces(Call call)
    {
        if (call.Segments.Any(segment => segment.Contains(' ')))
        {
            throw Refusal.User("Invalid url. Spaces are not allowed in the URL.");
        }
    }

    private Answer Create(Call call, RecordDefinition definition) =>
        Write(call, new WriteRequest(definition, null, call.ObjectBody()), statistics.CountCreate);

    private Answer Update(Call call, StoredRecord record) =>
        Write(call, new WriteRequest(record.Definition, record, call.ObjectBody()), statistics.CountUpdate);

    private Answer Upsert(Call call, RecordDefinition definition)
    {
        if (RecordFinder.ExternalIdOf(call.Segments[1]) is not { } externalId)
        {
            throw Refusal.User("An upsert is addressed by external id: eid:<external id>.");
        }

        var existing = company.FindExternal(definition.Group, externalId);
        if (existing is not null && existing.Definition.Name != definition.Name)
        {
            throw company.Switches.IsOn(RecordSwitches.ForeignExternalIdIsMissing)
                ? Refusal.NoSuchRecord(isTransaction: false)
                : Refusal.User($"The external id {externalId} belongs to a record of type {existing.Definition.Name}.");
        }

        var answer = Write(
            call,
            new WriteRequest(definition, existing, call.ObjectBody(), PathExternalId: existing?.ExternalId ?? externalId),
            existing is null ? statistics.CountCreate : statistics.CountUpdate);
        return existing is null || company.Switches.IsOn(RecordSwitches.LocatesPutUpdates) ? answer : Answer.NoContent();
    }

    // The body is optional; it is a part of the target.
    private Answer Transform(Call call, StoredRecord source, string to)
    {
        var target = company.Catalog.Find(to) ?? throw Refusal.NoSuchType(to, $"{Path}/{call.Subject}/{source.Id}/!transform/{to}");
        var transform = source.Definition.Transforms.GetValueOrDefault(target.Name)
            ?? throw Refusal.User($"A record of type {source.Definition.Name} cannot be transformed into {target.Name}.");
        var template = transform(company, source, new StoredRecord(target, 0) { Fields = target.Defaults });
        var body = call.Body is null ? Nothing : call.ObjectBody();
        return Write(call, new WriteRequest(target, null, body) { Template = template }, statistics.CountCreate);
    }

    private Answer Write(Call call, WriteRequest request, Action<string> count)
    {
        var names = Validation(call, "X-NetSuite-PropertyNameValidation", ValidationMode.Warning);
        var values = Validation(call, "X-NetSuite-PropertyValueValidation", ValidationMode.Error);
        var warnings = new List<string>();
        var record = writer.Write(request with
        {
            Replaces = call.QueryValue("replace") is { } replace ? Names(replace) : null,
            RefusesUnknownNames = names == ValidationMode.Error,
            DropsBadValues = values != ValidationMode.Error,
            Warn = names == ValidationMode.Warning || values == ValidationMode.Warning ? warnings.Add : null,
            Clears = IsTrue(call, "replaceSelectedFields") ? Names(call.QueryValue("replace") ?? "") : null,
        });
        count(record.Definition.Name);
        var answer = Answer.NoContent(Renderer(call).Address(record));
        return warnings.Count == 0 ? answer : answer.With(company.Switches[WireSwitches.WarningHeader], string.Join(' ', warnings.Select(Ascii)));
    }

    // In any casing; what it defaults to differs for names and values.
    private static ValidationMode Validation(Call call, string header, ValidationMode otherwise)
    {
        if (!call.Headers.TryGetValue(header, out var value))
        {
            return otherwise;
        }

        return Enum.TryParse<ValidationMode>(value, ignoreCase: true, out var mode) && Enum.IsDefined(mode)
            ? mode
            : throw new Refusal(400, "INVALID_HEADER", $"The header '{header}' takes Error, Warning or Ignore.") { Header = header };
    }

    // A header holds no line breaks and nothing beyond ASCII.
    private static string Ascii(string text) => string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));

    private Answer Delete(RecordDefinition definition, string key)
    {
        writer.Delete(finder.Find(definition, key));
        statistics.CountDelete(definition.Name);
        return Answer.NoContent();
    }

    private Answer Read(Call call, StoredRecord record)
    {
        if (call.QueryValue("fields") is not { } fields)
        {
            return Answer.Single(Renderer(call).Record(record, Expands(call)));
        }

        var names = Names(fields);
        return names.FirstOrDefault(name => record.Definition.FieldNamed(name) is null && name is not ("id" or "externalId")) is { } unknown
            ? throw Refusal.Parameter("fields", $"Invalid field '{unknown}'. Only body fields can be chosen.")
            : Answer.Single(Renderer(call).Chosen(record, names));
    }

    private Answer ReadPart(Call call, StoredRecord record)
    {
        var renderer = Renderer(call);
        var part = call.Segments[2];
        if (record.Definition.SublistNamed(part) is not { } sublist)
        {
            return ReadReferenced(call, record, part);
        }

        if (call.Segments.Count == 3)
        {
            return Answer.Collection(renderer.Sublist(record, sublist));
        }

        var lines = record.LinesOf(sublist.Name);
        var at = lines.Select((line, index) => RecordRenderer.LineKey(sublist, line, index)).ToList().IndexOf(call.Segments[3]);
        return at < 0 ? throw Refusal.NoSuchRecord(false) : Answer.Single(renderer.Line(record, sublist, lines[at], at));
    }

    // …/invoice/5/entity follows the reference; a subrecord is answered in place.
    private Answer ReadReferenced(Call call, StoredRecord record, string part)
    {
        var field = record.Definition.FieldNamed(part);
        if (field is { Kind: FieldKind.Subrecord } && record.Fields.Has(field.Name))
        {
            return Answer.Single(Renderer(call).Record(record, expands: true)[field.Name]!.DeepClone());
        }

        return field is not null && record.Fields.Reference(field.Name) is { } id && company.Find(field.To, id) is { } referenced
            ? Answer.Single(Renderer(call).Record(referenced, Expands(call)))
            : throw Refusal.NoSuchRecord(false);
    }

    private Answer List(Call call, RecordDefinition definition)
    {
        var filter = call.QueryValue("q");
        Func<StoredRecord, bool> isWanted = filter is null ? _ => true : ListFilter.Read(definition, filter);
        var address = $"{call.Origin}{Path}/{definition.Name.ToLowerInvariant()}";
        var records = company.OfType(definition.Name).Where(isWanted).ToList();
        var list = filter is null ? address : $"{address}?q={Uri.EscapeDataString(filter)}";
        return Answer.Collection(Paging.Of(call).Envelope(list, "GET", records, record => new JsonObject
        {
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{address}/{record.Id}" }),
            ["id"] = record.Id.ToString(),
        }));
    }

    private RecordRenderer Renderer(Call call) => new(company, call.Origin + Path, IsTrue(call, "simpleEnumFormat"));

    private static bool Expands(Call call) => IsTrue(call, "expandSubResources");

    private static bool IsTrue(Call call, string parameter) => string.Equals(call.QueryValue(parameter), "true", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Names(string list) =>
        new(list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
