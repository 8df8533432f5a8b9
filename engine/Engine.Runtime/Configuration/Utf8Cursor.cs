using System.Text;

namespace Engine.Runtime.Configuration;

/// <summary>Turns byte offsets into character indexes. Offsets come in rising order, so each byte is counted once.</summary>
internal ref struct Utf8Cursor(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private int bytes;
    private int characters;

    public int CharacterAt(long byteOffset)
    {
        var target = (int)Math.Min(byteOffset, utf8.Length);
        characters += Encoding.UTF8.GetCharCount(utf8[bytes..target]);
        bytes = target;
        return characters;
    }
}
