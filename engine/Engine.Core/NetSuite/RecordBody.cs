using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// The JSON body of a write. References are <c>{"id":"…"}</c>, dates <c>yyyy-MM-dd</c>, money a plain number, null clears, sublists
/// <c>{"items":[…]}</c>. Equal input gives equal bytes. Source: netsuite REST help, section_1545142037, section_157305090645, section_1545297048.
/// </summary>
public static class RecordBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonEncodedText ExternalId = JsonEncodedText.Encode("externalId");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Items = JsonEncodedText.Encode("items");

    /// <summary>The whole body as UTF-8.</summary>
    /// <param name="externalId">Given for a create; null for an update, which addresses the record by internal id.</param>
    public static byte[] ToBytes(RecordType type, string? externalId, RecordContent content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, type, externalId, content);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one object, members in the order of the content.</summary>
    /// <exception cref="InvalidOperationException">A value that has no place in a body: a reference to a step not yet done, a list, a failure.</exception>
    public static void Write(Utf8JsonWriter writer, RecordType type, string? externalId, RecordContent content)
    {
        writer.WriteStartObject();
        if (externalId is not null)
        {
            writer.WriteString(ExternalId, externalId);
        }

        foreach (var field in content.Fields)
        {
            WriteField(writer, field.Field ?? type.FindListed(field.Name), field);
        }

        foreach (var sublist in content.Sublists)
        {
            var known = type.FindSublist(sublist.Name);
            // Where people add lines too, no lines of ours says nothing; elsewhere it says that none shall stay.
            if (known?.NumberedBy is null || !sublist.Lines.IsEmpty)
            {
                WriteSublist(writer, known, sublist);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteSublist(Utf8JsonWriter writer, Sublist? known, SublistContent content)
    {
        writer.WriteStartObject(content.Name);
        writer.WriteStartArray(Items);
        foreach (var line in content.Lines)
        {
            writer.WriteStartObject();
            foreach (var field in line.Fields)
            {
                WriteField(writer, field.Field ?? known?.FindListed(field.Name), field);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, Field? known, FieldContent field)
    {
        if (known is null)
        {
            writer.WritePropertyName(field.Name);
        }
        else
        {
            writer.WritePropertyName(known.Encoded);
        }

        if (known?.Kind == FieldKind.Subrecord && field.Value.Kind == ValueKind.Object)
        {
            WriteSubrecord(writer, known, FieldContents.Within(field.Value));
        }
        else if (FieldShape.Of(known, field.Value) is var value && known is { IsBare: true } && value.InternalId is { } id)
        {
            writer.WriteNumberValue(long.Parse(id, CultureInfo.InvariantCulture));
        }
        else
        {
            WriteValue(writer, field.Name, value);
        }
    }

    private static void WriteSubrecord(Utf8JsonWriter writer, Field known, FieldContents inner)
    {
        writer.WriteStartObject();
        foreach (var field in inner)
        {
            WriteField(writer, field.Field ?? known.FindInner(field.Name), field);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string field, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(value.AsNumber());
                break;
            case ValueKind.Text when value.TryGetUtf8(out var utf8):
                writer.WriteStringValue(utf8);
                break;
            case ValueKind.Date:
                WriteDate(writer, value.AsDate());
                break;
            case ValueKind.Text or ValueKind.Instant:
                writer.WriteStringValue(value.ToString());
                break;
            case ValueKind.Reference when value.InternalId is { } id:
                writer.WriteStartObject();
                writer.WriteString(Id, id);
                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"{field} holds {value}, which cannot be sent to NetSuite.");
        }
    }

    private static void WriteDate(Utf8JsonWriter writer, DateOnly date)
    {
        Span<byte> text = stackalloc byte[10];
        date.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }
}
