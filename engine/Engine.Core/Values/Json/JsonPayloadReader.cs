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
    private const int BytesPerNode = 8;
    private const int NumbersPerMember = 2;

    private readonly ReadOnlySpan<byte> text;
    private readonly int maxDepth;
    private readonly bool allowsRepeats;
    private JsonNode[] nodes;
    private int[] members;
    private int count;
    private int memberCount;
    private int at;
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
            return new JsonPayload(utf8, reader.nodes, reader.members);
        }

        ArrayPool<JsonNode>.Shared.Return(reader.nodes);
        ArrayPool<int>.Shared.Return(reader.members);
        return null;
    }

    private bool ReadAll()
    {
        while (ReadValue())
        {
            if (!ReadAfterValue(out var isEnd))
            {
                return false;
            }

            if (isEnd)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A scalar, or the beginning of a list or object up to its first value. An empty one is closed by what follows.</summary>
    private bool ReadValue()
    {
        while (true)
        {
            switch (Peek())
            {
                case (byte)'"':
                    return ReadText(JsonNodeKind.Text);
                case (byte)'{':
                    if (!Open(JsonNodeKind.Object))
                    {
                        return false;
                    }

                    if (Peek() == '}')
                    {
                        return true;
                    }

                    if (!ReadName())
                    {
                        return false;
                    }

                    break;
                case (byte)'[':
                    if (!Open(JsonNodeKind.List))
                    {
                        return false;
                    }

                    if (Peek() == ']')
                    {
                        return true;
                    }

                    break;
                case (byte)'t':
                    return ReadWord("true"u8, JsonNodeKind.True);
                case (byte)'f':
                    return ReadWord("false"u8, JsonNodeKind.False);
                case (byte)'n':
                    return ReadWord("null"u8, JsonNodeKind.Null);
                default:
                    return ReadNumber();
            }
        }
    }

    /// <summary>Closes what ends here and goes to the next value.</summary>
    private bool ReadAfterValue(out bool isEnd)
    {
        isEnd = false;
        while (open >= 0)
        {
            var isObject = nodes[open].Kind == JsonNodeKind.Object;
            var next = Peek();
            if (next == (isObject ? '}' : ']'))
            {
                if (!Close())
                {
                    return false;
                }
            }
            else
            {
                at++;
                return next == ',' && nodes[open].Length > 0 && (!isObject || ReadName());
            }
        }

        isEnd = true;
        return Peek() < 0 && at == text.Length;
    }

    /// <summary>The next byte that is no blank, which is not yet taken; -1 at the end.</summary>
    private int Peek()
    {
        while (at < text.Length)
        {
            var next = text[at];
            if (next > ' ' || next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }

            at++;
        }

        return -1;
    }

    private bool ReadName()
    {
        if (Peek() != '"' || !ReadText(JsonNodeKind.Name) || Peek() != ':')
        {
            return false;
        }

        at++;
        return true;
    }

    private bool ReadText(JsonNodeKind kind)
    {
        var start = ++at;
        var isEscaped = false;
        while (true)
        {
            SkipPlain();
            if (at >= text.Length)
            {
                return false;
            }

            if (text[at] == '"')
            {
                Add(kind, start, at - start, isEscaped);
                at++;
                return true;
            }

            isEscaped = true;
            if (text[at] != '\\' || !SkipEscape())
            {
                return false;
            }
        }
    }

    /// <summary>Goes to the next quote, backslash or control character. Most texts are short: looking at 16 bytes at once finds their end.</summary>
    private void SkipPlain()
    {
        while (at + Vector128<byte>.Count <= text.Length)
        {
            var next = Vector128.Create(text.Slice(at, Vector128<byte>.Count));
            var stops = Vector128.Equals(next, Vector128.Create((byte)'"'))
                | Vector128.Equals(next, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(next, Vector128.Create((byte)' '));
            if (stops != Vector128<byte>.Zero)
            {
                at += BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
                return;
            }

            at += Vector128<byte>.Count;
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\') && text[at] >= ' ')
        {
            at++;
        }
    }

    private bool SkipEscape()
    {
        if (at + 1 >= text.Length)
        {
            return false;
        }

        var isUnicode = text[at + 1] == 'u';
        var end = at + (isUnicode ? 6 : 2);
        if (end > text.Length || (isUnicode ? text[(at + 2)..end].IndexOfAnyExcept(HexDigits) >= 0 : !Escapes.Contains(text[at + 1])))
        {
            return false;
        }

        at = end;
        return true;
    }

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("\"\\/bfnrt"u8);

    private bool ReadWord(ReadOnlySpan<byte> word, JsonNodeKind kind)
    {
        if (!text[at..].StartsWith(word))
        {
            return false;
        }

        Add(kind, at, word.Length, isEscaped: false);
        at += word.Length;
        return true;
    }

    private bool ReadNumber()
    {
        var start = at;
        at += Next() == '-' ? 1 : 0;
        if (Next() == '0')
        {
            at++;
        }
        else if (!SkipDigits())
        {
            return false;
        }

        if (Next() == '.')
        {
            at++;
            if (!SkipDigits())
            {
                return false;
            }
        }

        if (Next() is 'e' or 'E')
        {
            at++;
            at += Next() is '+' or '-' ? 1 : 0;
            if (!SkipDigits())
            {
                return false;
            }
        }

        Add(JsonNodeKind.Number, start, at - start, isEscaped: false);
        return true;
    }

    private readonly int Next() => at < text.Length ? text[at] : -1;

    private bool SkipDigits()
    {
        var start = at;
        while (at < text.Length && (uint)(text[at] - '0') <= 9)
        {
            at++;
        }

        return at > start;
    }

    private bool Open(JsonNodeKind kind)
    {
        if (++depth > maxDepth)
        {
            return false;
        }

        Add(kind, at, 0, isEscaped: false);
        // While it is open, `Next` points to the one around it.
        nodes[count - 1].Next = open;
        open = count - 1;
        at++;
        return true;
    }

    private bool Close()
    {
        var closed = open;
        open = nodes[closed].Next;
        nodes[closed].Next = count;
        depth--;
        at++;
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
            node.Next = isEscaped ? MarkOfEscaped(text.Slice(start, length)) : MemberName.MarkOf(text.Slice(start, length));
        }
        else
        {
            node.Next = count;
            if (open >= 0)
            {
                nodes[open].Length++;
            }
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
