namespace Engine.Core.Sources.Bank.X12;

/// <summary>Takes text apart into segments. Line ends between segments, and around them, count for nothing.</summary>
internal static class X12Segments
{
    private const int MostBytes = 8192;
    private const int MostElements = 100;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Ends, with a refusal, at a segment that is too long or not terminated.</summary>
    public static IEnumerable<X12Segment> Of(BankFile file, ReadOnlyMemory<byte> bytes, X12Delimiters delimiters, Place start, BankFindings findings)
    {
        var (at, place) = (0, start);
        while (true)
        {
            (at, place) = Skip(bytes.Span, at, place, delimiters.Segment);
            if (at >= bytes.Length)
            {
                yield break;
            }

            var length = bytes.Span[at..].IndexOf(delimiters.Segment);
            if (length is < 0 or > MostBytes)
            {
                findings.Refuse(
                    length < 0 ? BankCodes.CutOff : BankCodes.Limit,
                    place,
                    length < 0 ? "A segment is not terminated." : $"A segment has {length} bytes; at most {MostBytes} are read.");
                yield break;
            }

            var segment = bytes.Slice(at, length);
            if (segment.Span.Count(delimiters.Element) >= MostElements)
            {
                findings.Refuse(BankCodes.Limit, place, $"A segment has more than {MostElements} elements.");
                yield break;
            }

            yield return new X12Segment(file.Text(segment.Span).TrimEnd('\r', '\n').Split((char)delimiters.Element), place);
            place = After(place, segment.Span);
            at += length + 1;
            place = place with { Column = place.Column + 1 };
        }
    }

    /// <summary>Passes over line ends and blanks before a segment.</summary>
    private static (int At, Place Place) Skip(ReadOnlySpan<byte> bytes, int at, Place place, byte terminator)
    {
        var start = at;
        while (at < bytes.Length && bytes[at] != terminator && Blanks.Contains(bytes[at]))
        {
            at++;
        }

        return (at, After(place, bytes[start..at]));
    }

    private static Place After(Place place, ReadOnlySpan<byte> passed)
    {
        var last = passed.LastIndexOf((byte)'\n');
        return last < 0 ? place with { Column = place.Column + passed.Length } : new Place(place.Line + passed.Count((byte)'\n'), passed.Length - last);
    }
}
