using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>
/// Field values as JSON that a person can read and that reads back equal: text, numbers, booleans and null as themselves,
/// <c>{"amount":"19.99","currency":"USD"}</c>, <c>{"date":"2025-03-31"}</c>, <c>{"id":"501"}</c>, <c>{"ref":"customer"}</c>, a subrecord <c>{"fields":{"city":"Berlin"}}</c>.
/// </summary>
internal static class FieldValueJson
{
    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null or ValueKind.Boolean or ValueKind.Number or ValueKind.Text:
                ValueJson.Write(writer, value);
                break;
            case ValueKind.Amount:
                WriteObject(writer, ("amount", value.AsNumber().ToString(System.Globalization.CultureInfo.InvariantCulture)), ("currency", value.AsCurrency()));
                break;
            case ValueKind.Date:
                WriteObject(writer, ("date", value.ToString()));
                break;
            case ValueKind.Reference:
                WriteReference(writer, value.AsReference());
                break;
            case ValueKind.Object:
                WriteSubrecord(writer, value.AsObject());
                break;
            default:
                throw new InvalidOperationException($"A field cannot hold {value.Kind}.");
        }
    }

    public static Value Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return JsonValue.From(element);
        }

        return element.EnumerateObject().First() switch
        {
            { Name: "amount" } amount => Value.Amount(
                decimal.Parse(amount.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture), element.GetProperty("currency").GetString()!),
            { Name: "date" } date => Value.Of(DateOnly.ParseExact(date.Value.GetString()!, "yyyy-MM-dd")),
            { Name: "id" } id => Value.Of(new RecordReference.Known(id.Value.GetString()!)),
            { Name: "fields" } inner => Value.Of(new ValueObject([.. inner.Value.EnumerateObject().Select(field => (field.Name, Read(field.Value)))])),
            { Name: "ref" } step => Value.Of(new RecordReference.OfStep(step.Value.GetString()!)),
            var other => throw new InvalidOperationException($"\"{other.Name}\" starts no field value."),
        };
    }

    private static void WriteSubrecord(Utf8JsonWriter writer, IValueObject inner)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("fields");
        foreach (var (name, value) in inner.Members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, RecordReference reference)
    {
        if (reference is RecordReference.OfStep(var name))
        {
            WriteObject(writer, ("ref", name));
        }
        else
        {
            WriteObject(writer, ("id", ((RecordReference.Known)reference).InternalId));
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string Text)> members)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in members)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
