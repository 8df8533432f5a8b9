using System.Runtime.InteropServices;
using System.Text.Json;
using Engine.Core.Values.Json;

namespace Engine.Core.Values;

/// <summary>JSON read as values: members are decoded when they are asked for, so what a mapping does not use costs nothing.</summary>
public static class JsonValue
{
    /// <summary>How payloads are parsed everywhere: 64 levels at most, a repeated member name is an error, no comments.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>
    /// The value of a JSON element, which lives on its own: the document may be disposed. A number that does not fit a decimal exactly
    /// (1e400, or more than 28 digits) is a failure <c>EXP110</c>, never a rounded number; damaged text is a failure <c>EXP114</c>.
    /// </summary>
    public static Value From(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            return Value.Missing;
        }

        var written = JsonMarshal.GetRawUtf8Value(element).ToArray();
        return JsonPayloadReader.Read(written, int.MaxValue, allowsRepeats: true) is { } payload ? payload.Root : JsonScalars.Damaged(written);
    }
}
