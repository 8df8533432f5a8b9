using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Seed;

/// <summary>Field values as a saved state holds them: plainer than the record service's, and complete.</summary>
internal static class FieldCodec
{
    public static JsonObject Write(FieldMap fields) => new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Write(field.Value))));

    /// <exception cref="FormatException">A field that does not exist.</exception>
    public static FieldMap Read(IReadOnlyCollection<FieldDefinition> fields, JsonElement value) => value.EnumerateObject().Aggregate(
        FieldMap.Empty,
        (map, member) => map.With(member.Name, Read(
            fields.FirstOrDefault(field => field.Name == member.Name) ?? throw new FormatException($"There is no field '{member.Name}'."), member.Value)));

    private static JsonNode Write(FieldValue value) => value switch
    {
        FieldValue.Text(var text) => text,
        FieldValue.Number(var number) => number,
        FieldValue.Flag(var flag) => flag,
        FieldValue.Date(var date) => date.ToString("yyyy-MM-dd"),
        FieldValue.Instant(var instant) => instant.ToString("O"),
        FieldValue.Reference(var id) => id,
        FieldValue.References(var ids) => new JsonArray([.. ids.Select(id => (JsonNode)id)]),
        FieldValue.Choice(var id) => id,
        FieldValue.Inner(var inner) => Write(inner),
        _ => throw new InvalidOperationException(value.ToString()),
    };

    private static FieldValue Read(FieldDefinition field, JsonElement value) => field.Kind switch
    {
        FieldKind.Text => new FieldValue.Text(value.GetString()!),
        FieldKind.Amount or FieldKind.Number or FieldKind.Whole => new FieldValue.Number(value.GetDecimal()),
        FieldKind.Flag => new FieldValue.Flag(value.GetBoolean()),
        FieldKind.Date => new FieldValue.Date(DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FieldKind.Instant => new FieldValue.Instant(value.GetDateTimeOffset()),
        FieldKind.Reference => new FieldValue.Reference(value.GetInt64()),
        FieldKind.MultiSelect => new FieldValue.References([.. value.EnumerateArray().Select(id => id.GetInt64())]),
        FieldKind.Enumeration => new FieldValue.Choice(value.GetString()!),
        FieldKind.Subrecord => new FieldValue.Inner(Read(field.Inner, value)),
        _ => throw new InvalidOperationException(field.Kind.ToString()),
    };
}
