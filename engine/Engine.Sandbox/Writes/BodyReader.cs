using System.Text.Json;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Reads a request body against a record type. Property names are taken in any casing.</summary>
/// <param name="refusesUnknownNames">
/// <c>X-NetSuite-PropertyNameValidation: Error</c>. Otherwise a name that does not exist is dropped without a word, as by default there.
/// </param>
/// <param name="warn">Told of what is dropped; null when nobody wants to know.</param>
/// <param name="dropsBadValues"><c>X-NetSuite-PropertyValueValidation</c> other than Error: a value that cannot be read is dropped.</param>
internal sealed class BodyReader(ValueReader values, bool refusesUnknownNames, bool dropsBadValues = false, Action<string>? warn = null)
{
    // Members of every answer that a client may send back; they say nothing.
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase) { "id", "links", "refName", "totalResults" };

    public RecordChanges Read(RecordDefinition definition, JsonElement body)
    {
        string? externalId = null;
        var fields = new Dictionary<string, FieldValue?>();
        var lines = new Dictionary<string, IReadOnlyList<LineChange>?>();
        foreach (var property in body.EnumerateObject())
        {
            if (definition.HasExternalId && property.Name.Equals("externalId", StringComparison.OrdinalIgnoreCase))
            {
                externalId = ExternalId(property.Value);
            }
            else if (definition.SublistNamed(property.Name) is { } sublist)
            {
                lines[sublist.Name] = Lines(sublist, property.Value);
            }
            else
            {
                ReadField(definition.FieldNamed, property, "", fields);
            }
        }

        return new RecordChanges(externalId, fields, lines);
    }

    private static string ExternalId(JsonElement value) => value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } text
        ? text
        : throw Refusal.Content("Invalid value for the field externalId. It takes a text that is not empty.", "externalId");

    // null, and items: null, empty the sublist.
    private List<LineChange>? Lines(SublistDefinition sublist, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var items = value.ValueKind == JsonValueKind.Object ? ValueReader.Member(value, "items") : null;
        return items?.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array => [.. items.Value.EnumerateArray().Select((line, index) => Line(sublist, line, $"{sublist.Name}.items[{index}]"))],
            _ => throw Refusal.Content($"Invalid value for the sublist {sublist.Name}. It takes {{\"items\":[…]}}.", sublist.Name),
        };
    }

    private LineChange Line(SublistDefinition sublist, JsonElement line, string path)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Content($"Invalid line in the sublist {sublist.Name}. It takes an object.", path);
        }

        return new LineChange(path, Fields(sublist.FieldNamed, line, path + "."));
    }

    private Dictionary<string, FieldValue?> Fields(Func<string, FieldDefinition?> named, JsonElement value, string path)
    {
        var fields = new Dictionary<string, FieldValue?>();
        foreach (var property in value.EnumerateObject())
        {
            ReadField(named, property, path, fields);
        }

        return fields;
    }

    private void ReadField(Func<string, FieldDefinition?> named, JsonProperty property, string path, Dictionary<string, FieldValue?> into)
    {
        if (named(property.Name) is not { } field)
        {
            Drop(property.Name, path);
        }
        else if (!field.IsReadOnly)
        {
            ReadValue(field, property.Value, path + field.Name, into);
        }
    }

    private void Drop(string name, string path)
    {
        if (Ignored.Contains(name))
        {
            return;
        }

        if (refusesUnknownNames)
        {
            throw Refusal.Content($"Unknown property '{name}'.", path + name);
        }

        warn?.Invoke($"Unknown property '{name}' at {path}{name} was ignored.");
    }

    private void ReadValue(FieldDefinition field, JsonElement value, string path, Dictionary<string, FieldValue?> into)
    {
        try
        {
            into[field.Name] = value.ValueKind == JsonValueKind.Null ? null : Value(field, value, path);
        }
        // Syntax only: an id that names nothing is refused whatever the header says.
        catch (Refusal refusal) when (dropsBadValues && refusal.Code == "INVALID_CONTENT")
        {
            warn?.Invoke($"{refusal.Message} It was ignored.");
        }
    }

    private FieldValue Value(FieldDefinition field, JsonElement value, string path)
    {
        if (field.Kind != FieldKind.Subrecord)
        {
            return values.Read(field, value, path);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Content($"Invalid value for the field {field.Name}. It takes an object.", path);
        }

        return new FieldValue.Inner(FieldMap.Empty.With(Fields(
            name => field.Inner.FirstOrDefault(inner => inner.Name.Equals(name, StringComparison.OrdinalIgnoreCase)), value, path + ".")));
    }
}
