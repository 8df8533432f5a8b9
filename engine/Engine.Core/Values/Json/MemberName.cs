using System.Text;

namespace Engine.Core.Values.Json;

/// <summary>The name of a member, ready to be looked for in UTF-8.</summary>
internal sealed class MemberName(string text)
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(text);

    public string Text { get; } = text;

    public ReadOnlySpan<byte> Utf8 => utf8;

    public int Mark { get; } = MarkOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The mark of all names that differ from this one only in the case of letters, among others.</summary>
    public int MarkOfAnyCase { get; } = MarkOf(Encoding.UTF8.GetBytes(text)) | AnyCase;

    /// <summary>Letters of either case differ in one bit: here those of the three characters that a mark holds.</summary>
    public const int AnyCase = 0x202020;

    /// <summary>
    /// Where among an object's members it stood when it was last found. Objects of one kind mostly have their members in one order, so that is
    /// looked at first. Several threads may write it: whatever stands here, the same member is found.
    /// </summary>
    public int LastPlace { get; set; }

    /// <summary>A number that most names of one object differ in, so that few have to be compared byte by byte.</summary>
    public static int MarkOf(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (name.Length << 24) ^ (name[0] << 16) ^ (name[name.Length / 2] << 8) ^ name[^1];
}
