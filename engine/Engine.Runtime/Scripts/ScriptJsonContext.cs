using System.Text.Json.Serialization;

namespace Engine.Runtime.Scripts;

/// <summary>Reads and writes the messages without reflection: the script process has to start fast.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScriptRequest))]
[JsonSerializable(typeof(ScriptReply))]
internal sealed partial class ScriptJsonContext : JsonSerializerContext;
