namespace Engine.Core.Matching;

/// <summary>Finds the rows of an id: open addressing over the bytes of the ids themselves.</summary>
internal sealed class KeyIndex
{
    private readonly Utf8Keys keys;
    private readonly int[] slots;

    public KeyIndex(Utf8Keys keys)
    {
        this.keys = keys;
        var size = 16;
        while (size < keys.Count * 2)
        {
            size *= 2;
        }

        slots = new int[size];
        var mask = size - 1;
        for (var row = 0; row < keys.Count; row++)
        {
            var key = keys[row];
            if (key.IsEmpty)
            {
                continue;
            }

            var at = (int)Utf8Keys.Hash(key) & mask;
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = row + 1;
        }
    }

    /// <summary>Puts the rows of an id into the room given, as many as fit; says how many those are.</summary>
    public int Find(ReadOnlySpan<byte> key, Span<int> rows)
    {
        var mask = slots.Length - 1;
        var found = 0;
        for (var at = (int)Utf8Keys.Hash(key) & mask; slots[at] != 0 && found < rows.Length; at = (at + 1) & mask)
        {
            if (keys[slots[at] - 1].SequenceEqual(key))
            {
                rows[found++] = slots[at] - 1;
            }
        }

        return found;
    }
}
