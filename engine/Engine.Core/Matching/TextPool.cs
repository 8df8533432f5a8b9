using System.Runtime.InteropServices;
using System.Text;

namespace Engine.Core.Matching;

/// <summary>Texts that occur many times, each kept once under a number, counted from 0. Looked for as text or as UTF-8.</summary>
internal sealed class TextPool
{
    /// <summary>No text.</summary>
    public const int None = -1;

    private const int RoomOnStack = 256;

    private readonly List<string> texts = [];
    private readonly Utf8Keys keys = new(0);
    private int[] slots = new int[64];

    public int Count => texts.Count;

    public string this[int code] => texts[code];

    /// <summary>Its number; a new one when it was not seen before.</summary>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        var at = Slot(utf8);
        if (slots[at] != 0)
        {
            return slots[at] - 1;
        }

        var code = texts.Count;
        texts.Add(Encoding.UTF8.GetString(utf8));
        keys.Add(utf8);
        slots[at] = code + 1;
        if (texts.Count * 2 > slots.Length)
        {
            Grow();
        }

        return code;
    }

    public int Add(string? text)
    {
        if (text is null)
        {
            return None;
        }

        Span<byte> room = stackalloc byte[RoomOnStack];
        return Add(Utf8Keys.Encode(text, room));
    }

    /// <summary>Its number; <see cref="None"/> when it is not among them.</summary>
    public int Find(string text)
    {
        Span<byte> room = stackalloc byte[RoomOnStack];
        return slots[Slot(Utf8Keys.Encode(text, room))] - 1;
    }

    private int Slot(ReadOnlySpan<byte> utf8)
    {
        var mask = slots.Length - 1;
        var at = (int)Utf8Keys.Hash(utf8) & mask;
        while (slots[at] != 0 && !keys[slots[at] - 1].SequenceEqual(utf8))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 4];
        var mask = slots.Length - 1;
        for (var code = 0; code < texts.Count; code++)
        {
            var at = (int)Utf8Keys.Hash(keys[code]) & mask;
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = code + 1;
        }
    }
}
