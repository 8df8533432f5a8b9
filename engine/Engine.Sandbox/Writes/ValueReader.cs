using System.Globalization;
using System.Text.Json;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Reads one JSON value as a field's kind, or refuses it as NetSuite does.</summary>
internal sealed class ValueReader(ReferenceReader references)
{
    public FieldValue Read(FieldDefinition field, JsonElement value, string path) => field.Kind switch
    {
        FieldKind.Text => Text(field, value, path),
        FieldKind.Amount or FieldKind.Number => new FieldValue.Number(Number(field, value, path)),
        FieldKind.Whole => new FieldValue.Number(Whole(field, value, path)),
        FieldKind.Flag => Flag(field, value, path),
        FieldKind.Date => Date(field, value, path),
        FieldKind.Instant => Instant(field, value, path),
        FieldKind.Reference => new FieldValue.Reference(references.Read(field, value, path).Id),
        FieldKind.MultiSelect => MultiSelect(field, value, path),
        FieldKind.Enumeration => Enumeration(field, value, path),
        _ => throw new InvalidOperationException($"{field.Kind} is read by {nameof(BodyReader)}."),
    };

    private FieldValue.References MultiSelect(FieldDefinition field, JsonElement value, string path)
    {
        var items = value.ValueKind == JsonValueKind.Object ? Member(value, "items") : value;
        return items is { ValueKind: JsonValueKind.Array } list
            ? new FieldValue.References([.. list.EnumerateArray().Select((item, at) => references.Read(field, item, $"{path}.items[{at}]").Id)])
            : throw Bad(field, value, path, "It takes {\"items\":[{\"id\":…}]}.");
    }

    private static FieldValue.Text Text(FieldDefinition field, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Bad(field, value, path, "It takes a text.");
        }

        var text = value.GetString()!;
        return field.MaxLength == 0 || text.Length <= field.MaxLength
            ? new FieldValue.Text(text)
            : throw Refusal.User(
                $"The field {field.Name} contained more than the maximum number ( {field.MaxLength} ) of characters allowed.", path);
    }

    private static decimal Number(FieldDefinition field, JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : throw Bad(field, value, path, "It takes a number.");

    private static decimal Whole(FieldDefinition field, JsonElement value, string path)
    {
        var number = value.ValueKind == JsonValueKind.String
            && decimal.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : Number(field, value, path);
        return decimal.Truncate(number) == number ? number : throw Bad(field, value, path, "It takes a whole number.");
    }

    private static FieldValue.Flag Flag(FieldDefinition field, JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.True => new FieldValue.Flag(true),
        JsonValueKind.False => new FieldValue.Flag(false),
        _ => throw Bad(field, value, path, "It takes true or false."),
    };

    private static FieldValue.Date Date(FieldDefinition field, JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new FieldValue.Date(date)
            : throw Bad(field, value, path, "It takes a date as yyyy-MM-dd.");

    private static FieldValue.Instant Instant(FieldDefinition field, JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String
        && value.TryGetDateTimeOffset(out var instant)
            ? new FieldValue.Instant(instant.ToUniversalTime())
            : throw Bad(field, value, path, "It takes an instant in RFC 3339.");

    // An enumeration is sent as {"id":"A"}, {"refName":"Open"}, a bare id, or (undepFunds, by public writers) a boolean.
    private FieldValue.Choice Enumeration(FieldDefinition field, JsonElement value, string path)
    {
        var given = Given(value);
        if (given is null || (value.ValueKind is JsonValueKind.True or JsonValueKind.False && !references.Switches.IsOn(RecordSwitches.TakesBooleanEnumerations)))
        {
            throw Bad(field, value, path, "It takes an id.");
        }

        if (field.Choices.IsEmpty)
        {
            return new FieldValue.Choice(given);
        }

        var choice = field.Choices.FirstOrDefault(choice => choice.Id.Equals(given, StringComparison.OrdinalIgnoreCase)
            || choice.Name.Equals(given, StringComparison.OrdinalIgnoreCase));
        return choice is null ? throw Refusal.InvalidValue(given, field.Name, path) : new FieldValue.Choice(choice.Id);
    }

    private static string? Given(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "T",
        JsonValueKind.False => "F",
        JsonValueKind.Object when Member(value, "id") is { } id => Given(id),
        JsonValueKind.Object when Member(value, "refName") is { } name => Given(name),
        _ => null,
    };

    /// <summary>A member by name, without regard to case.</summary>
    public static JsonElement? Member(JsonElement value, string name)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static Refusal Bad(FieldDefinition field, JsonElement value, string path, string wanted)
    {
        var raw = value.GetRawText();
        return Refusal.Content($"Invalid value {(raw.Length > 80 ? raw[..80] + "…" : raw)} for the field {field.Name}. {wanted}", path);
    }
}
