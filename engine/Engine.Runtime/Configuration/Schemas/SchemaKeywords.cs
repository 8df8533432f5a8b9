using System.Collections.Immutable;
using System.Text.Json;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>
/// Keywords of draft-07 that NJsonSchema 10.7.2 reads past without a word (found by trying): a schema that uses them promises
/// what is not checked. A <c>$ref</c> to another file or address is refused too, since it would be fetched.
/// </summary>
public static class SchemaKeywords
{
    private static readonly ImmutableArray<string> notChecked =
        ["const", "if", "then", "else", "dependencies", "propertyNames", "contains"];

    private static readonly ImmutableArray<string> mapsOfSchemas = ["properties", "patternProperties", "definitions"];

    /// <summary>Each use, with its place in the schema as a JSON pointer; empty when the schema is fully checked.</summary>
    public static IReadOnlyList<string> Ignored(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var found = new List<string>();
        Walk(document.RootElement, "#", found);
        return found;
    }

    private static void Walk(JsonElement schema, string path, List<string> found)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            found.Add($"a boolean schema at {path}");
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var reference = schema.TryGetProperty("$ref", out var target);
        if (reference && schema.EnumerateObject().Count() > 1)
        {
            found.Add($"$ref with siblings at {path}");
        }

        if (reference && target.GetString()?.StartsWith('#') != true)
        {
            found.Add($"a $ref out of the file at {path}");
        }

        foreach (var member in schema.EnumerateObject())
        {
            Member(member, $"{path}/{member.Name}", found);
        }
    }

    private static void Member(JsonProperty member, string path, List<string> found)
    {
        if (notChecked.Contains(member.Name))
        {
            found.Add($"{member.Name} at {path}");
        }
        else if (mapsOfSchemas.Contains(member.Name))
        {
            foreach (var child in member.Value.EnumerateObject())
            {
                Walk(child.Value, $"{path}/{child.Name}", found);
            }
        }
        else if (member.Name is "items" or "additionalItems" or "not" || (member.Name == "additionalProperties" && member.Value.ValueKind == JsonValueKind.Object))
        {
            Walk(member.Value, path, found);
        }
        else if (member.Name is "anyOf" or "allOf" or "oneOf")
        {
            foreach (var (child, i) in member.Value.EnumerateArray().Select((child, i) => (child, i)))
            {
                Walk(child, $"{path}/{i}", found);
            }
        }
    }
}
