using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Engine.Core.Sources.Files;

/// <summary>
/// Comma-separated values with a header line, as RFC 4180 has them: each row becomes an object with a text for each column. Empty lines hold
/// nothing; a row with more or fewer values than the header is no row.
/// </summary>
public sealed class CsvFormat : FileFormat
{
    public override string Name => "csv";

    public override IEnumerable<FileRow> Read(FileContent file, FileRule rule)
    {
        var content = file.Bytes;
        ImmutableArray<string> header = default;
        var (at, line) = (0, 1);
        while (at < content.Length)
        {
            var start = line;
            if (ReadRecord(content.Span, ref at, ref line) is not { } cells)
            {
                yield return new FileRow(start, default, FileProblem.BadRow("A quote is not closed, or something stands after it."));
                yield break;
            }

            if (cells is [""])
            {
                continue;
            }

            if (header.IsDefault)
            {
                if (cells.Distinct(StringComparer.Ordinal).Count() != cells.Length || cells.Contains(""))
                {
                    yield return new FileRow(start, default, FileProblem.BadRow("A column of the header has no name, or the name of another one."));
                    yield break;
                }

                header = cells;
                continue;
            }

            if (cells.Length != header.Length)
            {
                yield return new FileRow(start, default, FileProblem.BadRow($"The row has {cells.Length} values, and the header {header.Length}."));
                yield break;
            }

            yield return new FileRow(start, ToJson(header, cells));
        }
    }

    private static ImmutableArray<string>? ReadRecord(ReadOnlySpan<byte> content, ref int at, ref int line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (ReadCell(content, ref at, ref line) is not { } cell)
            {
                return null;
            }

            cells.Add(cell);
            if (at < content.Length && content[at] == ',')
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

    private static string? ReadCell(ReadOnlySpan<byte> content, ref int at, ref int line)
    {
        if (at >= content.Length || content[at] != '"')
        {
            var length = content[at..].IndexOfAny((byte)',', (byte)'\r', (byte)'\n');
            var plain = content.Slice(at, length < 0 ? content.Length - at : length);
            at += plain.Length;
            return Encoding.UTF8.GetString(plain);
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
                return at >= content.Length || content[at] is (byte)',' or (byte)'\r' or (byte)'\n' ? Encoding.UTF8.GetString(text.WrittenSpan) : null;
            }
        }

        return null;
    }

    private static ReadOnlyMemory<byte> ToJson(ImmutableArray<string> header, ImmutableArray<string> cells)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            for (var i = 0; i < header.Length; i++)
            {
                writer.WriteString(header[i], cells[i]);
            }

            writer.WriteEndObject();
        }

        return json.WrittenMemory;
    }
}
