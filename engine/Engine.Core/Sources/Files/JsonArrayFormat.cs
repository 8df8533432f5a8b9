using System.Collections.Immutable;
using System.Text.Json;

namespace Engine.Core.Sources.Files;

/// <summary>One JSON array whose items are the rows.</summary>
public sealed class JsonArrayFormat : FileFormat
{
    public override string Name => "json";

    public override IEnumerable<FileRow> Read(FileContent file, FileRule rule) => Rows(file.Bytes);

    /// <inheritdoc cref="FileFormat.Read"/>
    internal static IEnumerable<FileRow> Rows(ReadOnlyMemory<byte> content)
    {
        var state = new JsonReaderState();
        var (at, line, isFirst) = (0, 1, true);
        while (true)
        {
            var row = Next(content, ref at, ref line, ref state, isFirst);
            if (row is null)
            {
                yield break;
            }

            isFirst = false;
            if (row.Value.Content.Length > 0 || row.Value.Problem is not null)
            {
                yield return row.Value;
            }

            if (row.Value.Problem is not null)
            {
                yield break;
            }
        }
    }

    /// <summary>Null at the end. Nothing in it for the bracket that opens the array.</summary>
    private static FileRow? Next(ReadOnlyMemory<byte> content, ref int at, ref int line, ref JsonReaderState state, bool isFirst)
    {
        var reader = new Utf8JsonReader(content.Span[at..], isFinalBlock: true, state);
        try
        {
            if (!reader.Read())
            {
                return null;
            }

            if (isFirst && reader.TokenType != JsonTokenType.StartArray)
            {
                return new FileRow(line, default, FileProblem.BadRow("The file is not a JSON array."));
            }

            var start = at + (int)reader.TokenStartIndex;
            line += content.Span[at..start].Count((byte)'\n');
            var row = new FileRow(line, default);
            if (!isFirst && reader.TokenType != JsonTokenType.EndArray)
            {
                reader.Skip();
                row = row with { Content = content[start..(at + (int)reader.BytesConsumed)] };
            }

            line += content.Span[start..(at + (int)reader.BytesConsumed)].Count((byte)'\n');
            at += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            return row;
        }
        catch (JsonException)
        {
            return new FileRow(line, default, FileProblem.BadRow("The file is not JSON from here on, or it is nested too deep."));
        }
    }
}
