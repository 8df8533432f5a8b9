using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>
/// Takes a file apart into fields. A tag is one only where it can stand: text may have a colon at the start of a line. A dash alone ends a statement, with a
/// closing brace where the blocks of SWIFT are around it.
/// </summary>
internal static class MtFields
{
    /// <summary>The tag of what ends a statement.</summary>
    public const string End = "-";

    private const int MostLine = 2048;
    private const int MostLines = 200;
    private const string Block = "{4:";

    private static readonly FrozenSet<string> tags =
        new[] { "20", "21", "25", "25P", "28", "28C", "60F", "60M", "61", "86", "62F", "62M", "64", "65", "34F", "13", "13C", "13D", "90C", "90D" }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<MtField> Of(BankFile file, BankFindings findings)
    {
        MtField? open = null;
        foreach (var line in BankLines.Of(file.Bytes))
        {
            var place = new Place(line.Number, 1);
            if (line.Bytes.Length > MostLine || open?.Lines.Count > MostLines)
            {
                findings.Refuse(BankCodes.Limit, place, $"A line has more than {MostLine} bytes, or a field more than {MostLines} lines.");
                yield break;
            }

            var text = Unblocked(file.Text(line.Span));
            var isEnd = text.TrimEnd() is "-" or "-}";
            if (TagOf(text) is { } tag || isEnd)
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = isEnd ? null : new MtField(TagOf(text)!, [text[(TagOf(text)!.Length + 2)..]], place);
                if (isEnd)
                {
                    yield return new MtField(End, [], place);
                }
            }
            else if (open is not null && text.Trim().Length > 0)
            {
                open.Lines.Add(text);
            }
            else if (open is null && text.Trim().Length > 0 && !IsStray(text, place, findings))
            {
                yield break;
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static bool IsStray(string text, Place place, BankFindings findings) =>
        findings.Deviate(Leniency.StrayText, BankCodes.Stray, place, $"\"{(text.Length > 20 ? text[..20] : text)}\" belongs to no statement.");

    /// <summary>What is left of a line without the blocks that SWIFT puts around a message.</summary>
    private static string Unblocked(string text)
    {
        if (!text.StartsWith('{'))
        {
            return text;
        }

        var message = text.IndexOf(Block, StringComparison.Ordinal);
        return message < 0 ? "" : text[(message + Block.Length)..];
    }

    private static string? TagOf(string text)
    {
        var end = text.StartsWith(':') ? text.IndexOf(':', 1) : -1;
        return end is 3 or 4 && tags.Contains(text[1..end]) ? text[1..end] : null;
    }
}
