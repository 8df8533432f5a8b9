using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>Builds nodes from the tokens of one JSON file, following the reader from bytes to characters.</summary>
internal ref struct JsonNodeBuilder
{
    // Above our own limit, so that ours is the one that answers.
    private static readonly JsonReaderOptions options = new() { MaxDepth = ConfigurationLimits.Depth + 8 };

    private readonly ReadOnlySpan<byte> utf8;
    private readonly string text;
    private readonly LineMap lines;
    private readonly FindingSink findings;
    private Utf8JsonReader reader;
    private Utf8Cursor cursor;
    private int nodes;
    private bool stopped;

    public JsonNodeBuilder(ReadOnlySpan<byte> utf8, string text, LineMap lines, FindingSink findings)
    {
        this.utf8 = utf8;
        this.text = text;
        this.lines = lines;
        this.findings = findings;
        reader = new Utf8JsonReader(utf8, options);
        cursor = new Utf8Cursor(utf8);
    }

    /// <summary>The one value of the file. Throws <see cref="JsonException"/> when it is not JSON.</summary>
    public ConfigNode? Document()
    {
        reader.Read();
        var root = Value(depth: 1);
        if (root is not null)
        {
            // Anything after the value throws here.
            reader.Read();
        }

        return root;
    }

    private ConfigNode? Value(int depth)
    {
        if (depth > ConfigurationLimits.Depth)
        {
            return Stop(ConfigurationCodes.TooDeep, $"This is nested more than {ConfigurationLimits.Depth} deep.");
        }

        if (++nodes > ConfigurationLimits.Nodes)
        {
            return Stop(ConfigurationCodes.TooManyNodes, $"The file holds more than {ConfigurationLimits.Nodes} values.");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(depth),
            JsonTokenType.StartArray => Array(depth),
            _ => Scalar(),
        };
    }

    private ConfigMapping? Object(int depth)
    {
        var start = Start();
        var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
        var seen = new Dictionary<string, ConfigScalar>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Scalar();
            reader.Read();
            if (Value(depth + 1) is not { } value || stopped)
            {
                return null;
            }

            if (seen.TryAdd(key.Text, key))
            {
                entries.Add(new ConfigEntry(key, value));
            }
            else
            {
                findings.Error(ConfigurationCodes.DuplicateKey, key.Span, $"The key `{key.Text}` is already there in line {seen[key.Text].Span.Start.Line}.");
            }
        }

        return new ConfigMapping(lines.Span(start, Start() + 1), entries.ToImmutable());
    }

    private ConfigSequence? Array(int depth)
    {
        var start = Start();
        var items = ImmutableArray.CreateBuilder<ConfigNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Value(depth + 1) is not { } item || stopped)
            {
                return null;
            }

            items.Add(item);
        }

        return new ConfigSequence(lines.Span(start, Start() + 1), items.ToImmutable());
    }

    private ConfigScalar Scalar()
    {
        var start = Start();
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            return Text(start);
        }

        var spelling = Encoding.UTF8.GetString(reader.ValueSpan);
        var kind = reader.TokenType switch
        {
            JsonTokenType.Null => ConfigScalarKind.Null,
            JsonTokenType.True or JsonTokenType.False => ConfigScalarKind.Boolean,
            _ => ConfigScalarKind.Number,
        };
        return new ConfigScalar(lines.Span(start, start + spelling.Length), spelling, kind);
    }

    private ConfigScalar Text(int start)
    {
        var content = start + 1;
        var length = Encoding.UTF8.GetCharCount(reader.ValueSpan);
        var value = Unescaped();
        var positions = ImmutableArray<TextPosition>.Empty;
        if (reader.ValueIsEscaped)
        {
            positions = new ScalarPositions(text.AsSpan(content, length), content, value, lines).Find(YamlDotNet.Core.ScalarStyle.DoubleQuoted);
        }

        return new ConfigScalar(lines.Span(start, content + length + 1), value, ConfigScalarKind.Text)
        {
            ContentStart = lines.PositionOf(content),
            Positions = positions,
        };
    }

    // Half of a surrogate pair, written as an escape, is no character: the reader refuses to make text of it.
    private readonly string Unescaped()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("half of a surrogate pair", path: null, LineOf(), ColumnOf());
        }
    }

    private readonly long LineOf() => utf8[..(int)reader.TokenStartIndex].Count((byte)'\n');

    private readonly long ColumnOf() => reader.TokenStartIndex - (utf8[..(int)reader.TokenStartIndex].LastIndexOf((byte)'\n') + 1);

    /// <summary>Index of the token's first character in the text.</summary>
    private int Start() => cursor.CharacterAt(reader.TokenStartIndex);

    private ConfigNode? Stop(DiagnosticCode code, string message)
    {
        stopped = true;
        var start = Start();
        findings.Error(code, lines.Span(start, start + 1), message);
        return null;
    }
}
