using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Engine.Core.Values.Json;

/// <summary>
/// Reads a JSON text (RFC 8259) in one pass into nodes. Does not recurse, so that nesting cannot end the process; says only whether
/// the text is good.
/// </summary>
internal ref struct JsonPayloadReader
{
    private const int Bad = -1;
    private const int BytesPerNode = 8;
    private const int NumbersPerMember = 2;

    private readonly ReadOnlySpan<byte> text;
    private readonly int maxDepth;
    private readonly bool allowsRepeats;
    private JsonNode[] nodes;
    private int[] members;
    private int count;
    private int memberCount;
    private int depth;
    private int open;

    private JsonPayloadReader(ReadOnlySpan<byte> text, int maxDepth, bool allowsRepeats)
    {
        this.text = text;
        this.maxDepth = maxDepth;
        this.allowsRepeats = allowsRepeats;
        nodes = ArrayPool<JsonNode>.Shared.Rent((text.Length / BytesPerNode) + 16);
        members = ArrayPool<int>.Shared.Rent(nodes.Length);
        open = -1;
    }

    /// <summary>Null when the text is no JSON, is nested deeper, or has a member twice although that is not allowed.</summary>
    public static JsonPayload? Read(ReadOnlyMemory<byte> utf8, int maxDepth, bool allowsRepeats)
    {
        var reader = new JsonPayloadReader(utf8.Span, maxDepth, allowsRepeats);
        if (Utf8.IsValid(utf8.Span) && reader.ReadAll())
        {
            return new JsonPayload(utf8, reader.nodes, reader.members, hasUniqueMembers: !allowsRepeats);
        }

        ArrayPool<JsonNode>.Shared.Return(reader.nodes);
        ArrayPool<int>.Shared.Return(reader.members);
        return null;
    }

    private bool ReadAll()
    {
        // The position is handed from method to method: in a field it would go through memory at every step.
        var at = 0;
        do
        {
            at = ReadValue(at);
            at = at < 0 ? Bad : ReadAfterValue(at);
        }
        while (at >= 0 && open >= 0);

        return at >= 0 && SkipBlanks(at) == text.Length;
    }

    /// <summary>
    /// A scalar, or the beginning of a list or object up to its first value. An empty one is closed by what follows. Gives the place
    /// behind it, or <see cref="Bad"/>, as all these methods do.
    /// </summary>
    private int ReadValue(int at)
    {
        while (true)
        {
            at = SkipBlanks(at);
            switch (ByteAt(at))
            {
                case '"':
                    return ReadText(at, JsonNodeKind.Text);
                case '{':
                    at = Open(at, JsonNodeKind.Object);
                    if (at < 0 || ByteAt(at) == '}')
                    {
                        return at;
                    }

                    at = ReadName(at);
                    break;
                case '[':
                    at = Open(at, JsonNodeKind.List);
                    if (at < 0 || ByteAt(at) == ']')
                    {
                        return at;
                    }

                    break;
                case 't':
                    return ReadWord(at, "true"u8, JsonNodeKind.True);
                case 'f':
                    return ReadWord(at, "false"u8, JsonNodeKind.False);
                case 'n':
                    return ReadWord(at, "null"u8, JsonNodeKind.Null);
                default:
                    return ReadNumber(at);
            }

            if (at < 0)
            {
                return Bad;
            }
        }
    }

    /// <summary>Closes what ends here and goes to the next value, if there is one.</summary>
    private int ReadAfterValue(int at)
    {
        while (open >= 0)
        {
            at = SkipBlanks(at);
            var isObject = nodes[open].Kind == JsonNodeKind.Object;
            var next = ByteAt(at);
            at++;
            if (next == ',' && nodes[open].Length > 0)
            {
                return isObject ? ReadName(SkipBlanks(at)) : at;
            }

            if (next != (isObject ? '}' : ']') || !Close())
            {
                return Bad;
            }
        }

        return at;
    }

    /// <summary>The byte there; -1 at the end.</summary>
    private readonly int ByteAt(int at) => (uint)at < (uint)text.Length ? text[at] : -1;

    private readonly int SkipBlanks(int at)
    {
        while ((uint)at < (uint)text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private int ReadName(int at)
    {
        at = ByteAt(at) == '"' ? ReadText(at, JsonNodeKind.Name) : Bad;
        if (at < 0)
        {
            return Bad;
        }

        at = SkipBlanks(at);
        return ByteAt(at) == ':' ? at + 1 : Bad;
    }

    private int ReadText(int at, JsonNodeKind kind)
    {
        var start = at + 1;
        var end = SkipPlain(start);
        var isEscaped = false;
        while (ByteAt(end) != '"')
        {
            isEscaped = true;
            end = ByteAt(end) == '\\' ? SkipEscape(end) : Bad;
            if (end < 0)
            {
                return Bad;
            }

            end = SkipPlain(end);
        }

        Add(kind, start, end - start, isEscaped);
        return end + 1;
    }

    /// <summary>The next quote, backslash or control character. Most texts are short: looking at 16 bytes at once finds their end.</summary>
    private readonly int SkipPlain(int at)
    {
        while (at + Vector128<byte>.Count <= text.Length)
        {
            var next = Vector128.Create(text.Slice(at, Vector128<byte>.Count));
            var stops = Vector128.Equals(next, Vector128.Create((byte)'"'))
                | Vector128.Equals(next, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(next, Vector128.Create((byte)' '));
            if (stops != Vector128<byte>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
            }

            at += Vector128<byte>.Count;
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\') && text[at] >= ' ')
        {
            at++;
        }

        return at;
    }

    private readonly int SkipEscape(int at)
    {
        var isUnicode = ByteAt(at + 1) == 'u';
        var end = at + (isUnicode ? 6 : 2);
        if (end > text.Length)
        {
            return Bad;
        }

        var isGood = isUnicode ? text[(at + 2)..end].IndexOfAnyExcept(HexDigits) < 0 : Escapes.Contains(text[at + 1]);
        return isGood ? end : Bad;
    }

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("\"\\/bfnrt"u8);

    private int ReadWord(int at, ReadOnlySpan<byte> word, JsonNodeKind kind)
    {
        if (!text[at..].StartsWith(word))
        {
            return Bad;
        }

        Add(kind, at, word.Length, isEscaped: false);
        return at + word.Length;
    }

    private int ReadNumber(int start)
    {
        var digits = start + (ByteAt(start) == '-' ? 1 : 0);
        var at = ByteAt(digits) == '0' ? digits + 1 : SkipDigits(digits);
        if (at > 0 && ByteAt(at) == '.')
        {
            at = SkipDigits(at + 1);
        }

        if (at > 0 && ByteAt(at) is 'e' or 'E')
        {
            at = SkipDigits(at + (ByteAt(at + 1) is '+' or '-' ? 2 : 1));
        }

        if (at < 0)
        {
            return Bad;
        }

        Add(JsonNodeKind.Number, start, at - start, isEscaped: false);
        return at;
    }

    /// <summary>At least one digit.</summary>
    private readonly int SkipDigits(int start)
    {
        var at = start;
        while ((uint)at < (uint)text.Length && (uint)(text[at] - '0') <= 9)
        {
            at++;
        }

        return at > start ? at : Bad;
    }

    private int Open(int at, JsonNodeKind kind)
    {
        if (++depth > maxDepth)
        {
            return Bad;
        }

        Add(kind, at, 0, isEscaped: false);
        // While it is open, `Next` points to the one around it.
        nodes[count - 1].Next = open;
        open = count - 1;
        return SkipBlanks(at + 1);
    }

    private bool Close()
    {
        var closed = open;
        open = nodes[closed].Next;
        nodes[closed].Next = count;
        depth--;
        return nodes[closed].Kind == JsonNodeKind.List || AddMembers(closed);
    }

    /// <summary>Lists the members of an object that is complete; false when it has one twice although that is not allowed.</summary>
    private bool AddMembers(int closed)
    {
        var length = nodes[closed].Length;
        while (memberCount + (length * NumbersPerMember) > members.Length)
        {
            Grow(ref members);
        }

        var marks = members.AsSpan(memberCount, length);
        var values = members.AsSpan(memberCount + length, length);
        nodes[closed].Start = memberCount;
        memberCount += length * NumbersPerMember;
        var name = closed + 1;
        for (var i = 0; i < length; i++)
        {
            marks[i] = nodes[name].Next;
            values[i] = name + 1;
            name = nodes[name + 1].Next;
        }

        return allowsRepeats || !RepeatedMembers.Any(text, nodes, marks, values);
    }

    private void Add(JsonNodeKind kind, int start, int length, bool isEscaped)
    {
        if (count == nodes.Length)
        {
            Grow(ref nodes);
        }

        ref var node = ref nodes[count++];
        node.Start = start;
        node.Length = length;
        node.Kind = kind;
        node.IsEscaped = isEscaped;
        if (kind == JsonNodeKind.Name)
        {
            var name = text.Slice(start, length);
            node.Next = isEscaped ? MarkOfEscaped(name) : MemberName.MarkOf(name);
            return;
        }

        node.Next = count;
        if (open >= 0)
        {
            nodes[open].Length++;
        }
    }

    private static int MarkOfEscaped(ReadOnlySpan<byte> name) =>
        JsonScalars.Unescape(name) is { } unescaped ? MemberName.MarkOf(System.Text.Encoding.UTF8.GetBytes(unescaped)) : MemberName.MarkOf(name);

    private static void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
