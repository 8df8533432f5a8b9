using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Sources.Files;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>The rows of a CSV file, without its preamble, header and last lines.</summary>
internal sealed class CsvTable(BankFile file, CsvRule rule, BankFindings findings)
{
    private FrozenDictionary<string, ImmutableArray<int>> columns = FrozenDictionary<string, ImmutableArray<int>>.Empty;
    private int width;

    public IEnumerable<CsvRow> Rows()
    {
        var content = WithoutLast();
        var (at, line) = AfterPreamble(content);
        var isHeader = rule.HasHeader;
        width = 0;
        if (!isHeader && !Bind([], line))
        {
            yield break;
        }

        while (at < content.Length)
        {
            var start = line;
            if (CsvRecord.Read(content.Span, (byte)rule.Delimiter, file.Text, ref at, ref line) is not { } cells)
            {
                findings.Refuse(BankCodes.BadField, new Place(start), "A quote is not closed, or something stands after it.");
                yield break;
            }

            if (cells is [""])
            {
                continue;
            }

            if (isHeader)
            {
                isHeader = false;
                if (!Bind(cells, start))
                {
                    yield break;
                }

                continue;
            }

            width = width == 0 ? cells.Length : width;
            if (cells.Length != width)
            {
                findings.Refuse(BankCodes.BadRecord, new Place(start), $"The row has {cells.Length} values, and the rows before it, or the header, {width}.");
                yield break;
            }

            yield return new CsvRow(cells, columns, start);
        }

        if (isHeader)
        {
            findings.Refuse(BankCodes.CutOff, new Place(line), "The file has no header.");
        }
    }

    /// <summary>Finds each column of the rule; false, with a refusal, when one is not there.</summary>
    private bool Bind(ImmutableArray<string> header, int line)
    {
        width = header.Length;
        var found = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal);
        foreach (var (name, written) in rule.Columns)
        {
            foreach (var column in written)
            {
                var index = rule.HasHeader ? Index(header, column) : int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;
                if (index < 0)
                {
                    return findings.Refuse(BankCodes.NotThisFormat, new Place(line), $"The file has no column \"{column}\", or has it twice.");
                }

                found[name] = found.TryGetValue(name, out var before) ? before.Add(index) : [index];
            }
        }

        columns = found.ToFrozenDictionary(StringComparer.Ordinal);
        return true;
    }

    private static int Index(ImmutableArray<string> header, string column)
    {
        var matches = Enumerable.Range(0, header.Length).Where(i => string.Equals(header[i].Trim(), column, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Count == 1 ? matches[0] : -1;
    }

    private (int At, int Line) AfterPreamble(ReadOnlyMemory<byte> content)
    {
        var at = 0;
        for (var i = 0; i < rule.Skip; i++)
        {
            var end = content.Span[at..].IndexOf((byte)'\n');
            at = end < 0 ? content.Length : at + end + 1;
        }

        return (at, rule.Skip + 1);
    }

    private ReadOnlyMemory<byte> WithoutLast()
    {
        var end = file.Bytes.Span.LastIndexOfAnyExcept("\r\n"u8) + 1;
        for (var i = 0; i < rule.SkipLast; i++)
        {
            end = file.Bytes.Span[..end].LastIndexOf((byte)'\n');
            end = Math.Max(0, end);
        }

        return file.Bytes[..end];
    }
}
