using System.Buffers.Binary;
using System.Text;

namespace Engine.Core.Matching;

/// <summary>Texts that mostly occur once, such as ids, as UTF-8 behind one another: a million strings would cost several times as much.</summary>
internal sealed class Utf8Keys(int expected)
{
    private byte[] bytes = new byte[Math.Max(64, expected * 12)];
    private int[] ends = new int[Math.Max(16, expected)];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int at]
    {
        get
        {
            var start = at == 0 ? 0 : ends[at - 1];
            return bytes.AsSpan(start, ends[at] - start);
        }
    }

    public void Add(ReadOnlySpan<byte> utf8)
    {
        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + utf8.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + utf8.Length));
        }

        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
        }

        utf8.CopyTo(bytes.AsSpan(start));
        ends[Count++] = start + utf8.Length;
    }

    public string Text(int at) => Encoding.UTF8.GetString(this[at]);

    /// <summary>The UTF-8 of a text: in the room given where it fits.</summary>
    public static ReadOnlySpan<byte> Encode(string text, Span<byte> room)
    {
        if (text.Length * 3 > room.Length)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        return room[..Encoding.UTF8.GetBytes(text, room)];
    }

    /// <summary>Eight bytes at a step: ids differ mostly in their last digits, which the final mixing spreads over all bits.</summary>
    public static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)utf8.Length * Prime;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Prime;
            hash ^= hash >> 32;
            utf8 = utf8[sizeof(ulong)..];
        }

        ulong rest = 0;
        for (var i = 0; i < utf8.Length; i++)
        {
            rest |= (ulong)utf8[i] << (8 * i);
        }

        hash = (hash ^ rest) * Prime;
        return hash ^ (hash >> 29) ^ (hash >> 47);
    }
}
