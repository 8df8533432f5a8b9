using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Metadata;

/// <summary><c>/services/rest/record/v1/metadata-catalog</c>: which record types and fields the account has, in three forms.</summary>
internal sealed class MetadataService(Company company)
{
    public const string Subject = "metadata-catalog";
    private const string Swagger = "application/swagger+json";
    private const string Schema = "application/schema+json";

    public Answer Handle(Call call)
    {
        if (call.Method != "GET" || call.Segments.Count > 2)
        {
            throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here.");
        }

        lock (company.Gate)
        {
            var root = $"{call.Origin}{RecordService.Path}";
            var chosen = call.Segments.Count == 2 ? [Type(call.Segments[1], "url")] : Selected(call);
            if (call.HasHeader("Accept", Swagger))
            {
                return new Answer(200, OpenApiWriter.Write(chosen, company.Switches, root)) { OtherMediaType = Swagger };
            }

            return call.Segments.Count == 1
                ? Answer.Collection(new JsonObject { ["items"] = new JsonArray([.. chosen.Select(definition => Entry(definition, root))]) })
                : call.HasHeader("Accept", Schema)
                    ? new Answer(200, JsonSchema(chosen[0])) { OtherMediaType = Schema }
                    : Answer.Single(Entry(chosen[0], root));
        }
    }

    private List<RecordDefinition> Selected(Call call)
    {
        if (call.QueryValue("select") is not { } select)
        {
            return [.. company.Catalog.All];
        }

        // Documented: "customer, salesOrder" with a space is a 400.
        return select.Contains(' ')
            ? throw Refusal.Parameter("select", "Invalid value for the parameter 'select'. Spaces are not allowed.")
            : [.. select.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => Type(name, "select")).Distinct()];
    }

    private RecordDefinition Type(string name, string parameter) => company.Catalog.Find(name)
        ?? throw new Refusal(404, "NONEXISTENT_ID", $"Record type '{name}' does not exist.")
        {
            Url = parameter == "url" ? $"{RecordService.Path}/{Subject}/{name}" : null,
            QueryParameter = parameter == "url" ? null : parameter,
        };

    private JsonObject JsonSchema(RecordDefinition definition)
    {
        var writer = new SchemaWriter(company.Switches, name => $"{RecordService.Path}/{Subject}/{name}");
        var schema = writer.Record(definition);
        schema.Insert(0, "$schema", "https://json-schema.org/draft-06/hyper-schema#");
        return schema;
    }

    private static JsonObject Entry(RecordDefinition definition, string root)
    {
        var address = $"{root}/{Subject}/{definition.Name}";
        return new JsonObject
        {
            ["name"] = definition.Name,
            ["links"] = new JsonArray(
                Link("canonical", address, "application/json"),
                Link("alternate", $"{root}/{Subject}?select={definition.Name}", Swagger),
                Link("alternate", address, Schema),
                Link("describes", $"{root}/{definition.Name}", null)),
        };
    }

    private static JsonObject Link(string rel, string href, string? mediaType)
    {
        var link = new JsonObject { ["rel"] = rel, ["href"] = href };
        if (mediaType is not null)
        {
            link["mediaType"] = mediaType;
        }

        return link;
    }
}
