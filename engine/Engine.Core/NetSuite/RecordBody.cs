using System.Buffers;
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
            writer.WriteString("externalId", externalId);
        }

        WriteFields(writer, content.Fields, type.FindField);
        foreach (var sublist in content.Sublists)
        {
            WriteSublist(writer, type.FindSublist(sublist.Name), sublist);
        }

        writer.WriteEndObject();
    }

    private static void WriteSublist(Utf8JsonWriter writer, Sublist? known, SublistContent content)
    {
        writer.WriteStartObject(content.Name);
        writer.WriteStartArray("items");
        foreach (var line in content.Lines)
        {
            writer.WriteStartObject();
            WriteFields(writer, line.Fields, name => known?.FindField(name));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, IEnumerable<FieldContent> fields, Func<string, Field?> find)
    {
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Name);
            WriteValue(writer, field.Name, FieldShape.Of(find(field.Name), field.Value));
        }
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
            case ValueKind.Text or ValueKind.Date or ValueKind.Instant:
                writer.WriteStringValue(value.ToString());
                break;
            case ValueKind.Reference when value.AsReference() is RecordReference.Known known:
                writer.WriteStartObject();
                writer.WriteString("id", known.InternalId);
                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"{field} holds {value}, which cannot be sent to NetSuite.");
        }
    }
}
