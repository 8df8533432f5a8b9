using System.Text;
using System.Text.Json;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Function;
using Jint.Runtime;

namespace Engine.Runtime.Scripts.Child;

/// <summary>A script's result as JSON. Refuses what would be changed on the way: functions, and numbers that binary cannot hold.</summary>
internal static class ResultText
{
    private const int Deepest = 32;
    private const int LongestResult = 1024 * 1024;
    private const double LargestWhole = 9_007_199_254_740_991;

    public static string Of(JsValue result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, result, 0);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, JsValue value, int depth)
    {
        if (depth > Deepest || writer.BytesCommitted + writer.BytesPending > LongestResult)
        {
            throw new ResultException(depth > Deepest ? $"Its result nests more than {Deepest} deep." : "Its result is longer than 1 MiB.");
        }

        switch (value.Type)
        {
            case Types.Undefined or Types.Null:
                writer.WriteNullValue();
                break;
            case Types.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case Types.String:
                WriteText(writer, value.AsString());
                break;
            case Types.Number:
                writer.WriteNumberValue(Whole(value.AsNumber()));
                break;
            default:
                WriteObject(writer, value, depth);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        if (text.Length > LongestResult)
        {
            throw new ResultException("Its result is longer than 1 MiB.");
        }

        writer.WriteStringValue(text);
    }

    // Binary floating point must not become money: 0.1 + 0.2 is not 0.30.
    private static long Whole(double number) => Math.Abs(number) <= LargestWhole && Math.Truncate(number) == number
        ? (long)number
        : throw new ResultException($"It gives the number {TypeConverter.ToString(number)}. A number with decimals is given as text, such as x.toFixed(2).");

    private static void WriteObject(Utf8JsonWriter writer, JsValue value, int depth)
    {
        var content = value.AsObject();
        if (content is FunctionInstance)
        {
            throw new ResultException("It gives a function.");
        }

        if (content is ArrayInstance)
        {
            WriteList(writer, content, depth);
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, property) in content.GetOwnProperties())
        {
            if (property.Enumerable == true)
            {
                writer.WritePropertyName(name);
                Write(writer, content.Get(name), depth + 1);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, Jint.Native.Object.ObjectInstance list, int depth)
    {
        var length = TypeConverter.ToUint32(list.Get("length"));
        writer.WriteStartArray();
        for (var i = 0u; i < length; i++)
        {
            Write(writer, list.Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), depth + 1);
        }

        writer.WriteEndArray();
    }
}
