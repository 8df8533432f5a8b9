using System.Globalization;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>Makes a booking of each row. Where there is a column of balances, each must follow from the one before it, in either order of time.</summary>
internal sealed class BankCsvReader(BankFile file, CsvRule rule, BankFindings findings)
{
    private readonly CsvValues values = new(rule, file, findings);
    private (decimal Balance, decimal Amount)? before;
    private bool? isRising;

    public IEnumerable<BankEntry> Read()
    {
        foreach (var row in new CsvTable(file, rule, findings).Rows())
        {
            if (!TryMoney(row, out var amount) || !values.TryDate(row, "date", out var date) || !values.TryDate(row, "valueDate", out var valueDate) || !Balance(row, amount))
            {
                yield break;
            }

            if ((valueDate ?? date) is not { } day)
            {
                findings.Refuse(BankCodes.BadField, new Place(row.Line), "The row has no date.");
                yield break;
            }

            yield return Entry(row, amount, day, date);
        }
    }

    /// <summary>The amount, negative for money that goes out.</summary>
    private bool TryMoney(CsvRow row, out decimal amount)
    {
        amount = 0m;
        if (rule.Sign == CsvSign.Columns)
        {
            if (!values.TryAmount(row, "credit", out var credit) || !values.TryAmount(row, "debit", out var debit))
            {
                return false;
            }

            amount = Math.Abs(credit ?? 0m) - Math.Abs(debit ?? 0m);
            return credit is null or 0m != debit is null or 0m || findings.Refuse(BankCodes.BadField, new Place(row.Line), "The row must have a credit or a debit, and not both.");
        }

        if (!values.TryAmount(row, "amount", out var written))
        {
            return false;
        }

        if (written is not { } signed)
        {
            return findings.Refuse(BankCodes.BadField, new Place(row.Line), "The row has no amount.");
        }

        amount = signed;
        return rule.Sign != CsvSign.Indicator || TryIndicator(row, ref amount);
    }

    private bool TryIndicator(CsvRow row, ref decimal amount)
    {
        var word = row.Text("indicator") ?? "";
        var isDebit = rule.DebitWords.Contains(word);
        if (!isDebit && !rule.CreditWords.Contains(word))
        {
            return findings.Refuse(BankCodes.BadField, new Place(row.Line), $"The indicator \"{word}\" is no word for a credit or a debit.");
        }

        amount = isDebit ? -amount : amount;
        return true;
    }

    private bool Balance(CsvRow row, decimal amount)
    {
        if (!row.Has("balance"))
        {
            return true;
        }

        if (!values.TryAmount(row, "balance", out var balance) || balance is not { } now)
        {
            return findings.Refuse(BankCodes.BadField, new Place(row.Line), "The row has no balance.");
        }

        var last = before;
        before = (now, amount);
        if (last is not var (previous, moved))
        {
            return true;
        }

        var (rises, falls) = (previous + amount == now, now + moved == previous);
        isRising ??= rises == falls ? null : rises;
        return (isRising is false ? falls : rises || (isRising is null && falls))
            || findings.Refuse(
                BankCodes.ControlAmount, new Place(row.Line), $"The balance {now.ToString(CultureInfo.InvariantCulture)} does not follow from {previous.ToString(CultureInfo.InvariantCulture)}: a row is missing, or one too many.");
    }

    private BankEntry Entry(CsvRow row, decimal amount, DateOnly day, DateOnly? booked)
    {
        var action = row.Text("type") is { } type && file.Rule.Codes.TryGetValue(type, out var said) ? said : CodeAction.Review;
        var isIncoming = amount >= 0m;
        return new BankEntry(row.Line, TypeOf(action, isIncoming), Key(row, amount, day), day)
        {
            Why = isIncoming ? action == CodeAction.Other ? "by the bank's code" : null : "a debit",
            Amount = Math.Abs(amount),
            Currency = row.Text("currency")?.ToUpperInvariant(),
            IsOutgoing = !isIncoming,
            BookingDate = booked,
            Account = row.Text("account"),
            Method = row.Text("check") is null ? null : "check",
            Payer = CsvParts.Payer(row),
            References = CsvParts.References(row),
            Texts = row.Text("text") is { } text ? [new BankText("text", text)] : [],
            Reason = !isIncoming && action == CodeAction.Reversal ? new BankReason(row.Text("type")!, "reversal", ReturnEffect.Undo) : null,
            Facts = row.Text("type") is { } code ? [new BankFact("type", code)] : [],
        };
    }

    private static string TypeOf(CodeAction action, bool isIncoming) => (action, isIncoming) switch
    {
        (CodeAction.Reversal, false) => BankEvents.PaymentReversed,
        (_, false) or (CodeAction.Other, true) => BankEvents.EntryOther,
        (CodeAction.Deposit, true) => BankEvents.DepositReceived,
        _ => BankEvents.PaymentReceived,
    };

    // Most files have no id of their own; then what the row tells, and its place among those that tell the same. Ranges of dates overlap from file to file.
    private static string Key(CsvRow row, decimal amount, DateOnly day) => row.Text("id") is { } id
        ? $"{row.Text("account")}|{id}"
        : string.Join(
            '|',
            row.Text("account"),
            day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            (amount / 1.000000m).ToString(CultureInfo.InvariantCulture),
            row.Text("name"),
            row.Text("bankReference"),
            row.Text("reference"),
            string.Join(' ', (row.Text("text") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant());
}
