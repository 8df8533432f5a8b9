namespace Engine.Core.Sources.Bank.X12;

/// <summary>What separates the parts of an interchange; its ISA, which has fixed columns, says so.</summary>
internal readonly record struct X12Delimiters(byte Element, byte Segment)
{
    public const int IsaLength = 106;

    /// <summary>Of segments that stand in CCD+ addenda without an interchange around them: NACHA Operating Rules 2013.</summary>
    public static X12Delimiters OfAddenda(ReadOnlySpan<byte> text) => new((byte)'*', text.Contains((byte)'\\') ? (byte)'\\' : (byte)'~');

    // Columns of ISA at which the element separator recurs (0-based): widths 2,10,2,10,2,15,2,15,6,4,1,5,9,1,1,1.
    private static ReadOnlySpan<byte> Columns => [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

    /// <summary>Null when this is no ISA.</summary>
    public static X12Delimiters? OfIsa(ReadOnlySpan<byte> text)
    {
        if (text.Length < IsaLength || !text.StartsWith("ISA"u8))
        {
            return null;
        }

        foreach (var column in Columns)
        {
            if (text[column] != text[3])
            {
                return null;
            }
        }

        return text[105] == text[3] || char.IsAsciiLetterOrDigit((char)text[3]) || char.IsAsciiLetterOrDigit((char)text[105]) ? null : new X12Delimiters(text[3], text[105]);
    }
}
