using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Tests.Core.Rules;

/// <summary>Reads JSON into positioned nodes for tests of what is compiled from them.</summary>
public static class JsonConfig
{
    public static ConfigFile File(string path, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        return new ConfigFile(path, ConfigFileKind.RuleSet, json, new Walker(path, bytes).Node(ref reader));
    }

    private sealed class Walker(string path, byte[] bytes)
    {
        public ConfigNode Node(ref Utf8JsonReader reader) => reader.TokenType switch
        {
            JsonTokenType.StartObject => Mapping(ref reader),
            JsonTokenType.StartArray => Sequence(ref reader),
            _ => Scalar(ref reader),
        };

        private ConfigMapping Mapping(ref Utf8JsonReader reader)
        {
            var start = At(reader.TokenStartIndex);
            var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var key = Scalar(ref reader);
                reader.Read();
                entries.Add(new ConfigEntry(key, Node(ref reader)));
            }

            return new ConfigMapping(new SourceSpan(path, start, At(reader.BytesConsumed)), entries.ToImmutable());
        }

        private ConfigSequence Sequence(ref Utf8JsonReader reader)
        {
            var start = At(reader.TokenStartIndex);
            var items = ImmutableArray.CreateBuilder<ConfigNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Node(ref reader));
            }

            return new ConfigSequence(new SourceSpan(path, start, At(reader.BytesConsumed)), items.ToImmutable());
        }

        private ConfigScalar Scalar(ref Utf8JsonReader reader)
        {
            var start = At(reader.TokenStartIndex);
            var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
            var end = isText ? reader.TokenStartIndex + reader.ValueSpan.Length + 2 : reader.BytesConsumed;
            var kind = reader.TokenType switch
            {
                JsonTokenType.Null => ConfigScalarKind.Null,
                JsonTokenType.True or JsonTokenType.False => ConfigScalarKind.Boolean,
                JsonTokenType.Number => ConfigScalarKind.Number,
                _ => ConfigScalarKind.Text,
            };
            return new ConfigScalar(
                new SourceSpan(path, start, At(end)), isText ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan), kind)
            {
                ContentStart = isText ? start with { Column = start.Column + 1 } : start,
                Positions = isText && reader.ValueIsEscaped ? Escaped(reader.ValueSpan, start with { Column = start.Column + 1 }) : [],
            };
        }

        // Only the two-character escapes that the tests use.
        private static ImmutableArray<TextPosition> Escaped(ReadOnlySpan<byte> raw, TextPosition start)
        {
            var positions = ImmutableArray.CreateBuilder<TextPosition>();
            for (var i = 0; i < raw.Length; i++)
            {
                positions.Add(start with { Column = start.Column + i });
                i += raw[i] == (byte)'\\' ? 1 : 0;
            }

            return positions.ToImmutable();
        }

        private TextPosition At(long offset)
        {
            var before = Encoding.UTF8.GetString(bytes, 0, (int)offset);
            return new TextPosition(before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        }
    }
}
