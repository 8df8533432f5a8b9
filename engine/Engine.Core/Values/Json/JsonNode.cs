namespace Engine.Core.Values.Json;

/// <summary>One value, or one member's name, of a JSON text. Nodes stand in the order of the text.</summary>
internal struct JsonNode
{
    /// <summary>
    /// First byte of it; of text and names the byte after the quote; of an object its place in the payload's table of members, where the
    /// <see cref="MemberName.MarkOf"/> each name stands first and then, in the same order, the nodes of the values.
    /// </summary>
    public int Start;

    /// <summary>Bytes of a scalar or name without quotes; items of a list; members of an object.</summary>
    public int Length;

    /// <summary>The node after this one and all below it; for a name, its <see cref="MemberName.MarkOf"/>.</summary>
    public int Next;

    public JsonNodeKind Kind;

    /// <summary>A text or name with escapes in it.</summary>
    public bool IsEscaped;
}
