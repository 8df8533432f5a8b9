using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Runtime.Ingest;

/// <summary>How answers to senders are written: compiled, since every delivery gets one.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IngestAnswer))]
internal sealed partial class IngestJson : JsonSerializerContext;
