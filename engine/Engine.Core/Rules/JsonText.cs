using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>Values as JSON text for messages: objects and lists indented, numbers with the digits they have.</summary>
internal static class JsonText
{
    // The text is read by people, not put into a page: letters outside ASCII stay as they are.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Missing or ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(value.AsNumber());
                break;
            case ValueKind.List:
                WriteList(writer, value);
                break;
            case ValueKind.Object:
                WriteObject(writer, value);
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartArray();
        foreach (var item in value.AsList())
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in value.AsObject().Members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
    }
}
