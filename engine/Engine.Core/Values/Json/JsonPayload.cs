using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Engine.Core.Values.Json;

namespace Engine.Core.Values;

/// <summary>
/// A JSON text, read once: what stands where. Members, texts and numbers are decoded when they are asked for, so what a mapping
/// does not use costs next to nothing. The values read from the bytes given, which must not change.
/// </summary>
public sealed class JsonPayload : IDisposable
{
    private readonly ArraySegment<byte> text;
    private readonly bool hasUniqueMembers;
    private JsonNode[] nodes;
    private int[] members;

    /// <param name="hasUniqueMembers">Whether no object has a member twice.</param>
    internal JsonPayload(ReadOnlyMemory<byte> text, JsonNode[] nodes, int[] members, bool hasUniqueMembers)
    {
        this.hasUniqueMembers = hasUniqueMembers;
        this.text = MemoryMarshal.TryGetArray(text, out var array) ? array : text.ToArray();
        this.nodes = nodes;
        this.members = members;
    }

    /// <summary>The whole text as a value.</summary>
    public Value Root => ValueAt(0);

    /// <summary>
    /// Reads UTF-8 within the bounds of <see cref="JsonValue.Options"/>: 64 levels, no member twice. Null when the text is not
    /// such JSON; who wants to know why asks a slower reader.
    /// </summary>
    public static JsonPayload? TryRead(ReadOnlyMemory<byte> utf8) => JsonPayloadReader.Read(utf8, JsonValue.Options.MaxDepth, allowsRepeats: false);

    /// <summary>
    /// Gives the memory back for the next payload. Only for who knows that no value of this payload is used any more; without it the
    /// memory is collected like any other.
    /// </summary>
    public void Dispose()
    {
        if (nodes.Length > 0)
        {
            ArrayPool<JsonNode>.Shared.Return(nodes);
            ArrayPool<int>.Shared.Return(members);
            nodes = [];
            members = [];
        }
    }

    internal ref readonly JsonNode this[int at] => ref nodes[at];

    internal Value ValueAt(int at)
    {
        ref readonly var node = ref nodes[at];
        return node.Kind switch
        {
            JsonNodeKind.Null => Value.Null,
            JsonNodeKind.True => Value.True,
            JsonNodeKind.False => Value.False,
            JsonNodeKind.Number => JsonScalars.Number(Bytes(at)),
            JsonNodeKind.Text => node.IsEscaped ? JsonScalars.Escaped(Bytes(at)) : Value.Of(this, ValueKind.Text, at),
            JsonNodeKind.List => Value.Of(this, ValueKind.List, at),
            _ => Value.Of(this, ValueKind.Object, at),
        };
    }

    /// <summary>The text of a scalar or name as it stands, without quotes.</summary>
    internal ReadOnlySpan<byte> Bytes(int at) => text.AsSpan(nodes[at].Start, nodes[at].Length);

    /// <summary>A text or name without escapes; a name that cannot be read as it stands.</summary>
    internal string Text(int at) =>
        (nodes[at].IsEscaped ? JsonScalars.Unescape(Bytes(at)) : null) ?? Encoding.UTF8.GetString(Bytes(at));

    /// <summary>An object's member; missing when it has no such member.</summary>
    internal Value Member(int at, string name)
    {
        const int MostOnStack = 256;
        var length = Encoding.UTF8.GetByteCount(name);
        var utf8 = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(name, utf8);
        var found = Place(at, utf8, MemberName.MarkOf(utf8));
        return found >= 0 ? ValueAt(members[nodes[at].Start + nodes[at].Length + found]) : Value.Missing;
    }

    /// <summary>The node of an object's member; -1 when it has no such member.</summary>
    internal int Find(int at, MemberName name)
    {
        ref readonly var node = ref nodes[at];
        var last = name.LastPlace;
        if (hasUniqueMembers && (uint)last < (uint)node.Length && members[node.Start + last] == name.Mark)
        {
            var value = members[node.Start + node.Length + last];
            if (IsNamed(value - 1, name.Utf8))
            {
                return value;
            }
        }

        var found = Place(at, name.Utf8, name.Mark);
        if (found < 0)
        {
            return -1;
        }

        name.LastPlace = found;
        return members[node.Start + node.Length + found];
    }

    /// <summary>Which of an object's members has that name; -1 when none has.</summary>
    /// <param name="at">The object.</param>
    /// <param name="mark">The <see cref="MemberName.MarkOf"/> the name.</param>
    private int Place(int at, ReadOnlySpan<byte> name, int mark)
    {
        ref readonly var node = ref nodes[at];
        var marks = members.AsSpan(node.Start, node.Length);
        var values = members.AsSpan(node.Start + node.Length, node.Length);
        for (var i = marks.IndexOf(mark); i >= 0; i = After(marks, i, mark))
        {
            if (IsNamed(values[i] - 1, name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The node of the only member whose name differs from this one at most in the case of letters; -1 when there is none, or several.</summary>
    internal int FindIgnoringCase(int at, MemberName name)
    {
        ref readonly var node = ref nodes[at];
        var marks = members.AsSpan(node.Start, node.Length);
        var values = members.AsSpan(node.Start + node.Length, node.Length);
        var found = -1;
        for (var i = 0; i < marks.Length; i++)
        {
            if ((marks[i] | MemberName.AnyCase) == name.MarkOfAnyCase && Text(values[i] - 1).Equals(name.Text, StringComparison.OrdinalIgnoreCase))
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = values[i];
            }
        }

        return found;
    }

    private static int After(ReadOnlySpan<int> marks, int at, int mark)
    {
        var next = marks[(at + 1)..].IndexOf(mark);
        return next < 0 ? -1 : at + 1 + next;
    }

    /// <summary>An item of a list. The list is walked to it.</summary>
    internal Value ItemAt(int at, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)nodes[at].Length, nameof(index));
        var item = at + 1;
        for (var i = 0; i < index; i++)
        {
            item = nodes[item].Next;
        }

        return ValueAt(item);
    }

    private bool IsNamed(int at, ReadOnlySpan<byte> name) =>
        nodes[at].IsEscaped ? Encoding.UTF8.GetBytes(Text(at)).AsSpan().SequenceEqual(name) : Bytes(at).SequenceEqual(name);
}
