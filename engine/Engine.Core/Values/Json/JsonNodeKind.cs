namespace Engine.Core.Values.Json;

/// <summary>What one node of a <see cref="JsonPayload"/> is.</summary>
internal enum JsonNodeKind : byte
{
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Object,

    /// <summary>The name of the member whose value is the next node.</summary>
    Name,
}
