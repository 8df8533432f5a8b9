namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>Reads statements field by field and holds one line at a time.</summary>
internal sealed class MtReader(BankFile file, BankFindings findings)
{
    private MtStatement? statement;
    private MtLine? line;
    private MtNarrative narrative = MtNarrative.None;
    private bool hadStatement;

    public IEnumerable<BankEntry> Read()
    {
        var last = new Place(1);
        foreach (var field in MtFields.Of(file, findings))
        {
            last = field.Place;
            if (field.Tag != "86" && Whole() is { } entry)
            {
                yield return entry;
            }

            if (!Take(field))
            {
                yield break;
            }
        }

        if (findings.Refusal is not null)
        {
            yield break;
        }

        if (Whole() is { } final)
        {
            yield return final;
        }

        if (!hadStatement)
        {
            findings.Refuse(BankCodes.NotThisFormat, last, "The file holds no statement: no field :20:.");
        }
        else
        {
            Close();
        }
    }

    /// <summary>The line that was open, once something else begins.</summary>
    private BankEntry? Whole()
    {
        if (line is not { } whole)
        {
            return null;
        }

        var entry = new MtEntry(whole, narrative, statement!, file.Rule).Read();
        (line, narrative) = (null, MtNarrative.None);
        return entry;
    }

    private bool Take(MtField field) => field.Tag switch
    {
        MtFields.End => Close(),
        "20" => Begin(field),
        _ when statement is null => findings.Refuse(hadStatement ? BankCodes.BadRecord : BankCodes.NotThisFormat, field.Place, $"The field :{field.Tag}: stands outside of a statement."),
        "25" or "25P" => Single(field, () => statement.Account = field.First.Trim()),
        "60F" or "60M" => Balance(field, statement.Opening is null, balance => statement.Opening = balance),
        "62F" or "62M" => Balance(field, statement is { Opening: not null, Closing: null }, balance => statement.Closing = balance),
        "61" => Line(field),
        "86" => Text(field),
        "34F" => FloorLimit(field),
        "90C" or "90D" => Single(field, () => { }) && statement.IsSum(field.First.TrimEnd(), field.Tag == "90C", field.Place, findings),
        "64" or "65" => MtBalance.Read(field.First, file) is not null || findings.Refuse(BankCodes.BadField, field.Place, $"\"{field.First}\" is no balance."),
        _ => Single(field, () => { }),
    };

    private bool Begin(MtField field)
    {
        if (!Close())
        {
            return false;
        }

        (statement, hadStatement) = (new MtStatement(field.Place), true);
        return true;
    }

    private bool Close()
    {
        var closed = statement;
        statement = null;
        return closed is null || closed.Close(findings);
    }

    private bool Balance(MtField field, bool isInPlace, Action<MtBalance> keep)
    {
        if (!isInPlace)
        {
            return findings.Refuse(BankCodes.BadRecord, field.Place, $"The balance :{field.Tag}: stands where none can stand.");
        }

        if (MtBalance.Read(field.First, file) is not { } balance)
        {
            return findings.Refuse(BankCodes.BadField, field.Place, $"\"{field.First}\" is no balance: C or D, a date, a currency, and an amount with a decimal comma.");
        }

        return Single(field, () => keep(balance));
    }

    private bool Line(MtField field)
    {
        if (statement!.IsClosed || statement.Currency is null)
        {
            return findings.Refuse(BankCodes.BadRecord, field.Place, statement.IsClosed ? "A line stands behind the closing balance." : "A line stands before the opening balance.");
        }

        if (MtLine.Read(field.First.TrimEnd(), field.Place, file, findings) is not { } read)
        {
            return false;
        }

        var supplement = string.Join(' ', field.Lines.Skip(1).Select(one => one.Trim()));
        const int MostSupplement = 34;
        if ((field.Lines.Count > 2 || supplement.Length > MostSupplement)
            && !findings.Deviate(Leniency.LongFields, BankCodes.LongField, field.Place, $"The details of the line have more than {MostSupplement} characters."))
        {
            return false;
        }

        line = read with { Supplement = supplement.Length == 0 ? null : supplement };
        statement.Count(read);
        return true;
    }

    /// <summary>The text of the line before it; behind the closing balance it is of the whole statement, and tells of no payment.</summary>
    private bool Text(MtField field)
    {
        if (line is null)
        {
            return statement!.IsClosed || statement.IsInterim || findings.Refuse(BankCodes.BadRecord, field.Place, "The text :86: stands where there is no line for it.");
        }

        if (narrative != MtNarrative.None)
        {
            return findings.Refuse(BankCodes.BadRecord, field.Place, "The line has two texts :86:.");
        }

        // Lines are cut at their width, even within a word or a key.
        narrative = MtNarrative.Read(string.Concat(field.Lines).TrimStart(), file.Rule.Narrative);
        return true;
    }

    private bool FloorLimit(MtField field)
    {
        if (field.First.Length < 4)
        {
            return findings.Refuse(BankCodes.BadField, field.Place, $"\"{field.First}\" is no floor limit.");
        }

        return Single(field, () => statement!.InterimCurrency ??= field.First[..3]);
    }

    private bool Single(MtField field, Action take)
    {
        if (field.Lines.Count > 1 && !findings.Deviate(Leniency.StrayText, BankCodes.Stray, field.Place with { Line = field.Place.Line + 1 }, $"A line follows the field :{field.Tag}:, which has one only."))
        {
            return false;
        }

        take();
        return true;
    }
}
