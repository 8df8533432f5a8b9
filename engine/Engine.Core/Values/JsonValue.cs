using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Engine.Core.Expressions;

namespace Engine.Core.Values;

/// <summary>JSON read as values: members are decoded when they are asked for, so what a mapping does not use costs nothing.</summary>
public static class JsonValue
{
    private const int LongestNumber = 64;

    /// <summary>How payloads are parsed everywhere: 64 levels at most, a repeated member name is an error, no comments.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>
    /// The value of a JSON element. A number that does not fit a decimal exactly (1e400, or more than 28 digits)
    /// is a failure <c>EXP110</c>, never a rounded number.
    /// </summary>
    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => Value.Missing,
        JsonValueKind.Null => Value.Null,
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number => Number(element),
        JsonValueKind.String => Text(element),
        JsonValueKind.Array => Value.Of(new JsonList(element)),
        _ => Value.Of(new JsonObject(element)),
    };

    private static Value Text(JsonElement element)
    {
        try
        {
            return Value.Of(element.GetString());
        }
        catch (InvalidOperationException)
        {
            // The reader has no other way to say that an escape stands for half of a character; the source sent it so.
            return Value.Fail(ExpressionCodes.TextDamaged, $"The text {Shorten(element.GetRawText())} contains half of a character and cannot be read.");
        }
    }

    private static Value Number(JsonElement element)
    {
        var written = JsonMarshal.GetRawUtf8Value(element);
        Span<char> text = stackalloc char[LongestNumber];
        return written.Length <= LongestNumber && Numbers.TryParse(text[..Encoding.ASCII.GetChars(written, text)], out var number)
            ? Value.Of(number)
            : Value.Fail(
                ExpressionCodes.NumberTooLong, $"The number {Shorten(element.GetRawText())} has more digits than an amount can hold exactly.");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private sealed class JsonObject(JsonElement element) : IValueObject
    {
        public IEnumerable<KeyValuePair<string, Value>> Members =>
            element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, From(member.Value)));

        public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
        {
            var found = element.TryGetProperty(name, out var member);
            value = found ? From(member) : Value.Missing;
            return found;
        }
    }

    private sealed class JsonList(JsonElement element) : IReadOnlyList<Value>
    {
        public int Count { get; } = element.GetArrayLength();

        public Value this[int index] => From(element[index]);

        public IEnumerator<Value> GetEnumerator() => element.EnumerateArray().Select(From).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
