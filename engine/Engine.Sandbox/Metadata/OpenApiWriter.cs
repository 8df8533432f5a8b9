using System.Text.Json.Nodes;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Metadata;

/// <summary>Record types as an OpenAPI 3.0 document; references to types that were not selected have no structure (Oracle help, section_1545126526).</summary>
internal static class OpenApiWriter
{
    private static readonly string[] Singular = ["get", "patch", "put", "delete"];

    public static JsonObject Write(IReadOnlyCollection<RecordDefinition> definitions, SwitchBoard switches, string server)
    {
        var selected = definitions.Select(definition => definition.Name).ToHashSet(StringComparer.Ordinal);
        var sublists = definitions.SelectMany(definition => definition.Sublists.Select(sublist => $"{definition.Name}-{sublist.Name}")).ToHashSet(StringComparer.Ordinal);
        var writer = new SchemaWriter(switches, name => name == SchemaWriter.Resource || selected.Contains(name) || sublists.Any(sublist =>
            name == sublist + "Collection" || name == sublist + "Element") ? $"#/components/schemas/{name}" : null);
        var schemas = new JsonObject { [SchemaWriter.Resource] = SchemaWriter.ResourceSchema(), ["nsError"] = ErrorSchema() };
        var paths = new JsonObject();
        foreach (var definition in definitions)
        {
            schemas[definition.Name] = writer.Record(definition);
            foreach (var (name, schema) in writer.Sublists(definition))
            {
                schemas[name] = schema;
            }

            paths[$"/{definition.Name}"] = new JsonObject { ["get"] = Operation(definition, "get"), ["post"] = Operation(definition, "post") };
            paths[$"/{definition.Name}/{{id}}"] = new JsonObject(Singular.Select(method => KeyValuePair.Create(method, (JsonNode?)Operation(definition, method))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.1",
            ["info"] = new JsonObject { ["title"] = "NetSuite REST Record API", ["version"] = "v1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static JsonObject Operation(RecordDefinition definition, string method)
    {
        var responses = new JsonObject
        {
            [method == "get" ? "200" : "204"] = method == "get"
                ? Content("Successful response.", "application/vnd.oracle.resource+json; type=singular", definition.Name)
                : new JsonObject { ["description"] = "Successful response without a body." },
            ["default"] = Content("Error response.", "application/vnd.oracle.resource+json; type=error", "nsError"),
        };
        var operation = new JsonObject { ["tags"] = new JsonArray(definition.Name), ["responses"] = responses };
        if (method is "post" or "patch" or "put")
        {
            operation["requestBody"] = Content("Request body.", "application/json", definition.Name);
        }

        return operation;
    }

    private static JsonObject Content(string description, string mediaType, string schema) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject
        {
            [mediaType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } },
        },
    };

    private static JsonObject ErrorSchema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("type", "title", "status", "o:errorDetails"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["format"] = "URI" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer", ["format"] = "int64" },
            ["o:errorDetails"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } },
        },
    };
}
