using System.Globalization;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>Field 61: <c>6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]</c>, and text on the next line.</summary>
internal sealed record MtLine(Place Place, DateOnly ValueDate, DateOnly? EntryDate, MtMark Mark, decimal Amount, string Type, string Owner, string? Bank)
{
    private const int MostReference = 16;
    private const int MostLenient = 78;
    private const int DateLength = 6;

    private static readonly (string Text, MtMark Mark)[] marks =
    [
        ("RC", MtMark.ReversedCredit), ("RD", MtMark.ReversedDebit), ("EC", MtMark.ExpectedCredit), ("ED", MtMark.ExpectedDebit), ("C", MtMark.Credit), ("D", MtMark.Debit),
    ];

    /// <summary>What stands on the line after it.</summary>
    public string? Supplement { get; init; }

    public bool IsExpected => Mark is MtMark.ExpectedCredit or MtMark.ExpectedDebit;

    public bool IsIncoming => Mark is MtMark.Credit or MtMark.ReversedDebit or MtMark.ExpectedCredit;

    /// <summary>Null, with a refusal, when it cannot be read.</summary>
    public static MtLine? Read(string text, Place place, BankFile file, BankFindings findings)
    {
        var at = DateLength;
        if (text.Length < DateLength || MtDates.Read(text.AsSpan(0, DateLength), file) is not { } valueDate)
        {
            return Refuse(findings, place, "The value date is no date YYMMDD.");
        }

        DateOnly? entryDate = null;
        if (text.Length >= at + 4 && text.AsSpan(at, 4).ContainsAnyExceptInRange('0', '9') == false)
        {
            entryDate = MtDates.Near(text.AsSpan(at, 4), valueDate);
            at += 4;
            if (entryDate is null)
            {
                return Refuse(findings, place, "The entry date is no date MMDD.");
            }
        }

        var mark = Array.Find(marks, one => string.CompareOrdinal(text, at, one.Text, 0, one.Text.Length) == 0);
        if (mark.Text is null)
        {
            return Refuse(findings, At(place, at), "The mark is none of C, D, RC, RD, EC, ED, so the direction of the money is unknown.");
        }

        at += mark.Text.Length;

        // The funds code: the third letter of the currency, which may well be an R after a C.
        at += at < text.Length && char.IsAsciiLetter(text[at]) ? 1 : 0;
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == ','))
        {
            end++;
        }

        if (!MtAmounts.TryRead(text.AsSpan(at, end - at), out var amount))
        {
            return Refuse(findings, At(place, at), $"\"{text[at..end]}\" is no amount with a decimal comma.");
        }

        return References(text, end, new MtLine(place, valueDate, entryDate, mark.Mark, amount, "", "", null), findings);
    }

    private static MtLine? References(string text, int at, MtLine line, BankFindings findings)
    {
        if (text.Length < at + 4 || text[at] is not ('S' or 'N' or 'F'))
        {
            return Refuse(findings, At(line.Place, at), "The transaction type is not S, N or F with three characters.");
        }

        var rest = text[(at + 4)..].TrimEnd();
        var slashes = rest.IndexOf("//", StringComparison.Ordinal);
        var owner = slashes < 0 ? rest : rest[..slashes];
        var bank = slashes < 0 ? null : rest[(slashes + 2)..];
        if (owner.Length > MostReference || bank?.Length > MostReference)
        {
            if (owner.Length > MostLenient || bank?.Length > MostLenient)
            {
                return Refuse(findings, At(line.Place, at + 4), $"A reference is longer than {MostLenient} characters.");
            }

            if (!findings.Deviate(Leniency.LongFields, BankCodes.LongField, At(line.Place, at + 4), $"A reference is longer than {MostReference} characters."))
            {
                return null;
            }
        }

        return line with { Type = text[(at + 1)..(at + 4)], Owner = owner, Bank = bank };
    }

    /// <summary>The amount as it moves the balance; nothing for what is only expected.</summary>
    public decimal Movement => Mark switch
    {
        MtMark.Credit or MtMark.ReversedDebit => Amount,
        MtMark.Debit or MtMark.ReversedCredit => -Amount,
        _ => 0m,
    };

    public string Show() => Amount.ToString(CultureInfo.InvariantCulture);

    // Behind ":61:".
    private static Place At(Place place, int offset) => place with { Column = offset + 5 };

    private static MtLine? Refuse(BankFindings findings, Place place, string message)
    {
        findings.Refuse(BankCodes.BadField, place, message);
        return null;
    }
}
