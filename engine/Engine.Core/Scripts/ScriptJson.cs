using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Core.Scripts;

/// <summary>
/// Values on their way to a script and back. A script counts in binary, so only whole numbers travel as numbers; amounts and
/// numbers with decimals travel as text, such as <c>"19.99"</c>.
/// </summary>
public static class ScriptJson
{
    private const int Deepest = 64;
    private const int Longest = 1024 * 1024;
    private const decimal LargestWhole = 9_007_199_254_740_991m;

    /// <summary>The arguments as a JSON array, or why one cannot be given.</summary>
    public static (string? Json, string? Problem) Write(ReadOnlySpan<Value> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        string? problem = null;
        foreach (var argument in arguments)
        {
            problem ??= Write(writer, argument, 0);
        }

        if (problem is not null)
        {
            return (null, problem);
        }

        writer.WriteEndArray();
        writer.Flush();
        return (Encoding.UTF8.GetString(buffer.WrittenSpan), null);
    }

    /// <summary>A script's result. Numbers in it are whole.</summary>
    public static Value Read(string json)
    {
        try
        {
            return JsonValue.From(JsonElement.Parse(json, JsonValue.Options));
        }
        catch (JsonException)
        {
            return Value.Fail(ScriptCodes.BadResult, "A script's result could not be read.");
        }
    }

    // Null when it was written.
    private static string? Write(Utf8JsonWriter writer, Value value, int depth)
    {
        if (depth > Deepest || writer.BytesCommitted + writer.BytesPending > Longest)
        {
            return depth > Deepest ? $"An argument nests more than {Deepest} deep." : "The arguments are longer than 1 MiB.";
        }

        switch (value.Kind)
        {
            case ValueKind.Missing or ValueKind.Null:
                writer.WriteNullValue();
                return null;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                return null;
            case ValueKind.Number when decimal.Truncate(value.AsNumber()) == value.AsNumber() && Math.Abs(value.AsNumber()) <= LargestWhole:
                writer.WriteNumberValue((long)value.AsNumber());
                return null;
            case ValueKind.Number or ValueKind.Amount:
                writer.WriteStringValue(value.AsNumber().ToString(CultureInfo.InvariantCulture));
                return null;
            case ValueKind.Text or ValueKind.Date or ValueKind.Instant:
                writer.WriteStringValue(value.ToString());
                return null;
            case ValueKind.List:
                return WriteList(writer, value.AsList(), depth);
            case ValueKind.Object:
                return WriteObject(writer, value.AsObject(), depth);
            case ValueKind.Failure:
                return value.AsFailure().Message;
            default:
                return $"{value} cannot be given to a script.";
        }
    }

    private static string? WriteList(Utf8JsonWriter writer, IReadOnlyList<Value> list, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            if (Write(writer, item, depth + 1) is { } problem)
            {
                return problem;
            }
        }

        writer.WriteEndArray();
        return null;
    }

    private static string? WriteObject(Utf8JsonWriter writer, IValueObject value, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in value.Members)
        {
            writer.WritePropertyName(name);
            if (Write(writer, member, depth + 1) is { } problem)
            {
                return problem;
            }
        }

        writer.WriteEndObject();
        return null;
    }
}
