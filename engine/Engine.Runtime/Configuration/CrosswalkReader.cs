using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>
/// Reads a crosswalk: CSV (RFC 4180) whose first line names the columns. Gives a sequence with one mapping per sound row; all scalars
/// are text. Reports XWK001 to XWK008.
/// </summary>
public static class CrosswalkReader
{
    /// <summary>The rows, or null when the columns cannot be told; the findings then say why.</summary>
    public static ConfigSequence? Read(string file, string text, FindingSink findings)
    {
        var lines = new LineMap(file, text);
        if (!FileText.IsVisible(text, lines, findings))
        {
            return null;
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        var malformed = Malformed(utf8, lines);
        if (malformed.Length > 0)
        {
            findings.AddRange(malformed);
            return null;
        }

        return Rows(utf8, text, lines, findings);
    }

    private static ConfigSequence? Rows(byte[] utf8, string text, LineMap lines, FindingSink findings)
    {
        using var reader = CsvReader.Create(utf8, Options());
        var cursor = new Utf8Cursor(utf8);
        CrosswalkHeader? header = null;
        var rows = ImmutableArray.CreateBuilder<ConfigNode>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var record = CsvRecord.Of(reader, ref cursor, lines);
            if (record.IsBlank)
            {
                continue;
            }

            if (header is null)
            {
                header = CrosswalkHeader.Of(record, findings);
                if (header is null)
                {
                    return null;
                }
            }
            else if (header.Row(record, seen, findings) is { } row)
            {
                rows.Add(row);
            }
        }

        if (header is null)
        {
            findings.Error(ConfigurationCodes.Empty, lines.Span(0, 0), "The file is empty. Its first line names the columns: key,internalId,name,active");
            return null;
        }

        return new ConfigSequence(lines.Span(0, text.Length), rows.ToImmutable());
    }

    // A pass of its own, before any row is believed: a quote that is never closed swallows the rows after it.
    private static ImmutableArray<Finding> Malformed(byte[] utf8, LineMap lines)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        using var reader = CsvReader.Create(utf8, Options() with { OnMalformedRecord = record => found.Add(Finding(record, utf8, lines)) });
        while (reader.Read())
        {
        }

        return found.ToImmutable();
    }

    private static Finding Finding(CsvMalformedRecord record, byte[] utf8, LineMap lines)
    {
        // For a quote that is never closed the reader gives the end of the file.
        var start = record.Reason == CsvMalformedReason.UnterminatedQuote
            ? Encoding.UTF8.GetCharCount(utf8) - record.RawRecord.Length + OpenQuote(record.RawRecord)
            : new Utf8Cursor(utf8).CharacterAt(record.ByteOffset);
        var message = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "A quote that is opened here is never closed.",
            CsvMalformedReason.TextAfterClosingQuote => "Text stands after the closing quote of a cell. Double the quotes inside the cell.",
            _ => "A quote stands inside a cell that is not in quotes. Wrap the cell in quotes and double those inside it.",
        };
        return new Finding(CrosswalkCodes.Malformed, lines.Span(start, start + 1), message);
    }

    private static int OpenQuote(string record)
    {
        var (open, last) = (false, 0);
        for (var i = 0; i < record.Length; i++)
        {
            if (record[i] == '"')
            {
                (open, last) = (!open, open ? last : i);
            }
        }

        return last;
    }

    private static CsvReaderOptions Options() => new()
    {
        // Given, because it would be guessed from the content otherwise.
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        Mode = CsvMode.Rfc4180,
        SkipEmptyLines = true,
    };
}
