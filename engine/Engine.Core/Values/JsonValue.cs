using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Engine.Core.Expressions;

namespace Engine.Core.Values;

/// <summary>JSON read as values: members are decoded when they are asked for, so what a mapping does not use costs nothing.</summary>
public static class JsonValue
{
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
        JsonValueKind.String => Value.Of(element.GetString()),
        JsonValueKind.Array => Value.Of(new JsonList(element)),
        _ => Value.Of(new JsonObject(element)),
    };

    private static Value Number(JsonElement element)
    {
        var text = element.GetRawText();
        var fits = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && text.Count(char.IsAsciiDigit) <= 28;
        return fits ? Value.Of(number) : Value.Fail(ExpressionCodes.NumberTooLong, $"The number {Shorten(text)} has more digits than an amount can hold exactly.");
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
