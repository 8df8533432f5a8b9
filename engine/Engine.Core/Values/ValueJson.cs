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
            Rules.JsonText.Write(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
