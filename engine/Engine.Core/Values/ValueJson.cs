using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Engine.Core.Values;

/// <summary>Values of payloads (null, boolean, number, text, list, object) as JSON, in one line.</summary>
public static class ValueJson
{
    public static string Text(Value value) => Encoding.UTF8.GetString(Bytes(value));

    public static byte[] Bytes(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whatever JSON has no form of its own for is written as its text.</summary>
    internal static void Write(Utf8JsonWriter writer, Value value)
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
