using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Sandbox.Http;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Engine.Sandbox.Seed;

/// <summary>The text of a seed or a saved state, YAML or JSON, as one JSON value. Plain scalars are read as YAML 1.2 core does.</summary>
internal static class SeedText
{
    private const int MaxDepth = 64;

    /// <exception cref="Refusal">It is neither, or not an object.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        var value = IsJson(bytes.Span) ? BodyParser.Parse(bytes) : ParseYaml(bytes);
        return value.ValueKind == JsonValueKind.Object ? value : throw Refusal.Malformed("A seed is an object.");
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    private static JsonElement ParseYaml(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var parser = new Parser(new StringReader(Encoding.UTF8.GetString(bytes.Span)));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                Copy(parser, writer, 0);
            }

            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return BodyParser.Parse(buffer.WrittenMemory);
        }
        catch (YamlException problem)
        {
            throw Refusal.Malformed($"{problem.Start.Line}:{problem.Start.Column} {problem.Message}");
        }
    }

    private static void Copy(IParser parser, Utf8JsonWriter writer, int depth)
    {
        switch (parser.Current)
        {
            case NodeEvent { Anchor.IsEmpty: false } or AnchorAlias:
                throw new YamlException(parser.Current.Start, parser.Current.End, "Anchors and aliases are not taken.");
            case { } deep when depth > MaxDepth:
                throw new YamlException(deep.Start, deep.End, $"It is nested deeper than {MaxDepth}.");
            case Scalar scalar:
                Write(scalar, writer);
                parser.MoveNext();
                break;
            case SequenceStart:
                CopySequence(parser, writer, depth);
                break;
            default:
                CopyMapping(parser, writer, depth);
                break;
        }
    }

    private static void CopyMapping(IParser parser, Utf8JsonWriter writer, int depth)
    {
        var names = new HashSet<string>();
        parser.Consume<MappingStart>();
        writer.WriteStartObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            writer.WritePropertyName(names.Add(name.Value) ? name.Value : throw new YamlException(name.Start, name.End, $"'{name.Value}' stands here twice."));
            Copy(parser, writer, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void CopySequence(IParser parser, Utf8JsonWriter writer, int depth)
    {
        parser.Consume<SequenceStart>();
        writer.WriteStartArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            Copy(parser, writer, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static void Write(Scalar scalar, Utf8JsonWriter writer)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            writer.WriteStringValue(scalar.Value);
            return;
        }

        switch (scalar.Value)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case "true" or "True" or "TRUE":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "False" or "FALSE":
                writer.WriteBooleanValue(false);
                break;
            case var text when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(scalar.Value);
                break;
        }
    }
}
