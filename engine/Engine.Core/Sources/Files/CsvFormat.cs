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
            if (CsvRecord.Read(content.Span, (byte)',', Encoding.UTF8.GetString, ref at, ref line) is not { } cells)
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
