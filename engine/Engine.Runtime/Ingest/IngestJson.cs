using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Runtime.Ingest;

/// <summary>How answers to senders are written: compiled, since every delivery gets one.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IngestAnswer))]
internal sealed partial class IngestJson : JsonSerializerContext
{
    /// <summary>For people who read it at a terminal: quotes, and letters that are not ASCII, as they are. Nothing of it goes into a page.</summary>
    public static IngestJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
