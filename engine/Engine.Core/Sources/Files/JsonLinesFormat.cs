namespace Engine.Core.Sources.Files;

/// <summary>One JSON value on each line; empty lines count and hold nothing.</summary>
public sealed class JsonLinesFormat : FileFormat
{
    public override string Name => "json-lines";

    public override IEnumerable<FileRow> Read(FileContent file, FileRule rule)
    {
        var content = file.Bytes;
        for (var line = 1; content.Length > 0; line++)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var row = Trim(end < 0 ? content : content[..end]);
            if (row.Length > 0)
            {
                yield return new FileRow(line, row);
            }

            content = end < 0 ? default : content[(end + 1)..];
        }
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        var first = line.Span.IndexOfAnyExcept(" \t\r"u8);
        return first < 0 ? default : line[first..(line.Span.LastIndexOfAnyExcept(" \t\r"u8) + 1)];
    }
}
