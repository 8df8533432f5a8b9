using System.Buffers;
using System.Collections.Immutable;

namespace Engine.Core.Sources.Files;

/// <summary>Takes one record of separated values apart, as RFC 4180 has them: values may be quoted, and then hold delimiters and line ends.</summary>
internal static class CsvRecord
{
    /// <summary>Text of bytes.</summary>
    public delegate string Decoder(ReadOnlySpan<byte> bytes);

    /// <summary>Null when a quote is not closed, or something stands after it.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="delimiter">Between values.</param>
    /// <param name="decode">Makes text of bytes.</param>
    /// <param name="at">Where the record begins; afterwards where the next one does.</param>
    /// <param name="line">The line of that place, counted from 1.</param>
    public static ImmutableArray<string>? Read(ReadOnlySpan<byte> content, byte delimiter, Decoder decode, ref int at, ref int line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (ReadCell(content, delimiter, decode, ref at, ref line) is not { } cell)
            {
                return null;
            }

            cells.Add(cell);
            if (at < content.Length && content[at] == delimiter)
            {
                at++;
                continue;
            }

            // A line end, or the end of the file.
            at += at < content.Length && content[at] == '\r' ? 1 : 0;
            if (at < content.Length && content[at] == '\n')
            {
                at++;
                line++;
            }

            return cells.ToImmutable();
        }
    }

    private static string? ReadCell(ReadOnlySpan<byte> content, byte delimiter, Decoder decode, ref int at, ref int line)
    {
        if (at >= content.Length || content[at] != '"')
        {
            var length = content[at..].IndexOfAny(delimiter, (byte)'\r', (byte)'\n');
            var plain = content.Slice(at, length < 0 ? content.Length - at : length);
            at += plain.Length;
            return decode(plain);
        }

        var text = new ArrayBufferWriter<byte>();
        for (at++; at < content.Length; at++)
        {
            line += content[at] == '\n' ? 1 : 0;
            if (content[at] != '"')
            {
                text.Write(content.Slice(at, 1));
            }
            else if (at + 1 < content.Length && content[at + 1] == '"')
            {
                text.Write("\""u8);
                at++;
            }
            else
            {
                at++;
                return at >= content.Length || content[at] == delimiter || content[at] is (byte)'\r' or (byte)'\n' ? decode(text.WrittenSpan) : null;
            }
        }

        return null;
    }
}
