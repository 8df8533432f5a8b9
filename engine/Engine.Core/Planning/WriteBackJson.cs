using System.Collections.Immutable;
using System.Text.Json;

namespace Engine.Core.Planning;

/// <summary>Write-backs of a plan as JSON.</summary>
internal static class WriteBackJson
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<PlannedWriteBack> writeBacks)
    {
        if (writeBacks.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("writeBacks");
        foreach (var planned in writeBacks)
        {
            writer.WriteStartObject();
            writer.WriteString("name", planned.Name);
            writer.WriteString("source", planned.Source);
            writer.WriteString("object", planned.Object);
            writer.WriteString("id", planned.Id);
            writer.WriteStartObject("metadata");
            foreach (var (key, value) in planned.Metadata)
            {
                writer.WritePropertyName(key);
                FieldValueJson.Write(writer, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static PlannedWriteBack Read(JsonElement element) => new(
        element.GetProperty("name").GetString()!,
        element.GetProperty("source").GetString()!,
        element.GetProperty("object").GetString()!,
        element.GetProperty("id").GetString()!,
        [.. element.GetProperty("metadata").EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, FieldValueJson.Read(entry.Value)))]);
}
