using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A value as JSON text.</summary>
public sealed class ToJson : TransformFunction
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override FunctionSpec Spec { get; } = new(
        Name: "toJson",
        Summary: "The value as JSON text in one line. Amounts, dates and instants become text; an amount loses its currency.",
        Parameters: [new("x", Kinds.Any, "the value") { TakesNothing = true }],
        Returns: Kinds.Text,
        Examples:
        [
            new("toJson(new (payload.id as id, payload.total))", "{\"id\":\"in_9\",\"total\":1999}"),
            new("toJson(payload.lines.Select(l => l.sku))", "[\"A\",\"B\"]"),
            new("toJson(new (money(1999, 'usd') as sum, date('2025-01-31') as at))", "{\"sum\":\"19.99\",\"at\":\"2025-01-31\"}"),
            new("toJson(payload.note)", "null"),
        ])
    {
        Fails = ["EXP111 the result grows beyond 1,000,000 characters"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) => Of(arguments[0]);

    /// <summary>JSON text, or the failure that stands in the value.</summary>
    internal static Value Of(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        if (Write(writer, value) is { IsFailure: true } failure)
        {
            return failure;
        }

        writer.Flush();
        return Value.Of(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>A failure when the value holds one, or grows too long; nothing otherwise.</summary>
    private static Value Write(Utf8JsonWriter writer, Value value)
    {
        if (value.IsFailure || writer.BytesCommitted + writer.BytesPending > TextForm.LongestText)
        {
            return value.IsFailure ? value : Failures.TextTooLong();
        }

        switch (value.Kind)
        {
            case ValueKind.Missing or ValueKind.Null:
                writer.WriteNullValue();
                return Value.Missing;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                return Value.Missing;
            case ValueKind.Number:
                writer.WriteNumberValue(value.AsNumber());
                return Value.Missing;
            case ValueKind.List:
                return WriteList(writer, value.AsList());
            case ValueKind.Object:
                return WriteObject(writer, value.AsObject());
            default:
                writer.WriteStringValue(TextForm.TryGet(value, out var text) ? text : value.ToString());
                return Value.Missing;
        }
    }

    private static Value WriteList(Utf8JsonWriter writer, IReadOnlyList<Value> list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            if (Write(writer, item) is { IsFailure: true } failure)
            {
                return failure;
            }
        }

        writer.WriteEndArray();
        return Value.Missing;
    }

    private static Value WriteObject(Utf8JsonWriter writer, IValueObject made)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in made.Members)
        {
            writer.WritePropertyName(name);
            if (Write(writer, member) is { IsFailure: true } failure)
            {
                return failure;
            }
        }

        writer.WriteEndObject();
        return Value.Missing;
    }
}
