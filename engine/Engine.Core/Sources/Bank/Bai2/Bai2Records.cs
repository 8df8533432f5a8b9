namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>Puts physical records together: 88 continues what is before it. Blanks at the end of a line are padding.</summary>
internal static class Bai2Records
{
    private const int MostBytes = 16_384;
    private const int MostParts = 10_000;
    private const string Continuation = "88";

    public static IEnumerable<Bai2Record> Of(BankFile file, BankFindings findings)
    {
        var (code, parts) = ("", new List<(string Text, int Line)>());
        foreach (var line in BankLines.Of(file.Bytes))
        {
            if (line.Bytes.Length > MostBytes || parts.Count > MostParts)
            {
                findings.Refuse(BankCodes.Limit, new Place(line.Number), $"A record has more than {MostBytes} bytes in one line, or is continued more than {MostParts} times.");
                yield break;
            }

            var text = file.Text(line.Span).TrimEnd();
            if (text.Length == 0)
            {
                continue;
            }

            if (text.Length < 3 || text[2] != ',' || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
            {
                findings.Refuse(line.Number == 1 ? BankCodes.NotThisFormat : BankCodes.BadRecord, new Place(line.Number, 1), "Each record begins with two digits and a comma.");
                yield break;
            }

            if (text[..2] == Continuation && parts.Count > 0)
            {
                parts.Add((text[3..], line.Number));
                continue;
            }

            if (parts.Count > 0)
            {
                yield return new Bai2Record(code, parts);
            }

            (code, parts) = (text[..2], [(text[3..], line.Number)]);
        }

        if (parts.Count > 0)
        {
            yield return new Bai2Record(code, parts);
        }
    }
}
