using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Metadata;

/// <summary>Record types as JSON Schema objects, as the metadata catalogue writes them (Oracle help, section_1545129726).</summary>
/// <param name="refer">Where a <c>$ref</c> to the schema of that name leads; null leaves the reference without structure.</param>
internal sealed class SchemaWriter(SwitchBoard switches, Func<string, string?> refer)
{
    public const string Resource = "nsResource";

    public JsonObject Record(RecordDefinition definition)
    {
        var properties = Properties(definition.Fields);
        properties["id"] = Plain("Internal ID", "string");
        properties["externalId"] = Plain("External ID", "string");
        properties["links"] = new JsonObject { ["title"] = "Links", ["type"] = "array", ["readOnly"] = true };
        foreach (var sublist in definition.Sublists)
        {
            properties[sublist.Name] = Reference(CollectionName(definition, sublist));
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (switches.Is(MetadataSwitches.Filterable, "record"))
        {
            schema["x-ns-filterable"] = new JsonArray([.. definition.Fields.Where(IsFilterable).Select(field => (JsonNode)field.Name), "id", "externalId"]);
        }

        return schema;
    }

    /// <summary>The schemas of a record type's sublists, by the names that its own schema refers to.</summary>
    public IEnumerable<(string Name, JsonObject Schema)> Sublists(RecordDefinition definition) => definition.Sublists.SelectMany(sublist => new[]
    {
        (CollectionName(definition, sublist), new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["items"] = new JsonObject { ["type"] = "array", ["items"] = Reference(ElementName(definition, sublist)) },
                ["totalResults"] = Plain("Total Results", "integer"),
            },
        }),
        (ElementName(definition, sublist), new JsonObject { ["type"] = "object", ["properties"] = Properties(sublist.Fields) }),
    });

    /// <summary>What every reference is: an internal id, an external id and a name.</summary>
    public static JsonObject ResourceSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["id"] = Plain("Internal Identifier", "string"),
            ["externalId"] = Plain("External Identifier", "string"),
            ["refName"] = Plain("Reference Name", "string"),
            ["links"] = new JsonObject { ["title"] = "Links", ["type"] = "array", ["readOnly"] = true },
        },
    };

    private static string CollectionName(RecordDefinition definition, SublistDefinition sublist) => $"{definition.Name}-{sublist.Name}Collection";

    private static string ElementName(RecordDefinition definition, SublistDefinition sublist) => $"{definition.Name}-{sublist.Name}Element";

    private static bool IsFilterable(FieldDefinition field) => field.Kind != FieldKind.Subrecord;

    private JsonObject Properties(IEnumerable<FieldDefinition> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            properties[field.Name] = Property(field);
        }

        return properties;
    }

    private JsonObject Property(FieldDefinition field)
    {
        if (field.Kind == FieldKind.Reference)
        {
            return Reference(field.OfTypes is [var only] ? only : Resource);
        }

        var (type, format) = TypeOf(field.Kind);
        var property = Plain(Title(field.Name), type, format);
        if (field.Kind == FieldKind.Enumeration)
        {
            property["properties"] = EnumerationProperties(field);
        }
        else if (field.Kind == FieldKind.Subrecord)
        {
            property["properties"] = Properties(field.Inner);
        }

        if (field.RequiredLabel is null)
        {
            property["nullable"] = true;
        }

        if (field.IsReadOnly)
        {
            property["readOnly"] = true;
        }

        if (field.Name.StartsWith("cust", StringComparison.Ordinal) && field.Name.Contains('_'))
        {
            property["x-ns-custom-field"] = true;
        }

        if (IsFilterable(field) && switches.Is(MetadataSwitches.Filterable, "property"))
        {
            property["x-ns-filterable"] = true;
        }

        return property;
    }

    private static JsonObject EnumerationProperties(FieldDefinition field)
    {
        var id = Plain("Internal Identifier", "string");
        if (!field.Choices.IsEmpty)
        {
            id["enum"] = new JsonArray([.. field.Choices.Select(choice => (JsonNode)choice.Id)]);
        }

        return new JsonObject { ["id"] = id, ["refName"] = Plain("Reference Name", "string") };
    }

    private JsonObject Reference(string name) =>
        refer(name) is { } address ? new JsonObject { ["$ref"] = address } : new JsonObject { ["type"] = "object" };

    private static JsonObject Plain(string title, string type, string? format = null)
    {
        var property = new JsonObject { ["title"] = title, ["type"] = type };
        if (format is not null)
        {
            property["format"] = format;
        }

        return property;
    }

    private static (string Type, string? Format) TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Amount or FieldKind.Number => ("number", "double"),
        FieldKind.Whole => ("integer", "int64"),
        FieldKind.Flag => ("boolean", null),
        FieldKind.Date => ("string", "date"),
        FieldKind.Instant => ("string", "date-time"),
        FieldKind.Enumeration or FieldKind.Subrecord => ("object", null),
        _ => ("string", null),
    };

    // companyName is titled Company Name.
    private static string Title(string name)
    {
        var title = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && title.Length > 0 && !char.IsAsciiLetterUpper(title[^1]))
            {
                title.Append(' ');
            }

            title.Append(title.Length == 0 ? char.ToUpper(letter, CultureInfo.InvariantCulture) : letter);
        }

        return title.ToString();
    }
}
