using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>Record content as two members, <c>fields</c> and <c>lines</c>, of the object being written.</summary>
public static class RecordContentJson
{
    /// <summary>The content as an object of its own; <see cref="Read(ReadOnlyMemory{byte})"/> gives back an equal one.</summary>
    public static byte[] ToBytes(RecordContent content)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Write(writer, content);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static RecordContent Read(ReadOnlyMemory<byte> json) => Read(JsonElement.Parse(json.Span, Values.JsonValue.Options));

    internal static void Write(Utf8JsonWriter writer, RecordContent content)
    {
        WriteFields(writer, "fields", content.Fields);
        if (content.Sublists.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("lines");
        foreach (var sublist in content.Sublists)
        {
            writer.WriteStartArray(sublist.Name);
            foreach (var line in sublist.Lines)
            {
                WriteFields(writer, null, line.Fields);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    internal static RecordContent Read(JsonElement element) => new(
        ReadFields(element.GetProperty("fields")),
        element.TryGetProperty("lines", out var lines)
            ? [.. lines.EnumerateObject().Select(list => new SublistContent(
                list.Name, [.. list.Value.EnumerateArray().Select(line => new LineContent(ReadFields(line)))]))]
            : []);

    private static void WriteFields(Utf8JsonWriter writer, string? name, FieldContents fields)
    {
        if (name is null)
        {
            writer.WriteStartObject();
        }
        else
        {
            writer.WriteStartObject(name);
        }

        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Name);
            FieldValueJson.Write(writer, field.Value);
        }

        writer.WriteEndObject();
    }

    private static FieldContents ReadFields(JsonElement element) =>
        [.. element.EnumerateObject().Select(field => new FieldContent(field.Name, FieldValueJson.Read(field.Value)))];
}
