using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>One record of a CSV file with the place of each cell. Blanks around a value are no part of it: spreadsheets leave them unseen.</summary>
internal sealed record CsvRecord(SourceSpan Span, ImmutableArray<ConfigScalar> Cells)
{
    /// <summary>Nothing but commas and blanks, as spreadsheets leave at the end.</summary>
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0);

    /// <summary>The record that the reader stands on.</summary>
    public static CsvRecord Of(CsvReader reader, ref Utf8Cursor cursor, LineMap lines)
    {
        var start = cursor.CharacterAt(reader.ByteOffset);
        var at = start;
        var cells = ImmutableArray.CreateBuilder<ConfigScalar>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var length = Encoding.UTF8.GetCharCount(reader.GetRawSpan(i));
            cells.Add(Cell(reader.GetString(i), reader.GetRawSpan(i), at, length, lines));
            at += length + 1;
        }

        var end = start + Encoding.UTF8.GetCharCount(reader.RawRecord);
        return new CsvRecord(lines.Span(start, end), cells.MoveToImmutable());
    }

    private static ConfigScalar Cell(string value, ReadOnlySpan<byte> raw, int start, int length, LineMap lines)
    {
        var content = start + (raw is [(byte)'"', ..] ? 1 : 0) + (value.Length - value.TrimStart().Length);
        return new ConfigScalar(lines.Span(start, start + length), value.Trim(), ConfigScalarKind.Text) { ContentStart = lines.PositionOf(content) };
    }
}
