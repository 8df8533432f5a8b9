using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>One booking of a statement: a single payment, or many that were booked together.</summary>
internal sealed class CamtEntry(XmlElement entry, CamtStatement statement, BankFile file, BankFindings findings)
{
    // Version 2 has the amount among the details only; from version 3 on it has a place of its own.
    private static readonly string[] amounts = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"];

    private string currency = "";
    private decimal amount;
    private bool isCredit;

    /// <summary>The payments of the booking; the booking itself where they are not listed, or do not add up to it.</summary>
    public IEnumerable<BankEntry> Read()
    {
        if (!HasKnownMembers)
        {
            return [];
        }

        if (!CamtAmounts.TryRead(entry.At("Amt"), out amount, out currency))
        {
            findings.Refuse(BankCodes.BadField, entry.At("Amt")?.Place ?? entry.Place, $"The entry's amount \"{entry.Text("Amt")}\" is no amount with a currency.");
            return [];
        }

        if (entry.Text("CdtDbtInd") is not ("CRDT" or "DBIT"))
        {
            findings.Refuse(BankCodes.BadField, entry.At("CdtDbtInd")?.Place ?? entry.Place, "The entry does not say CRDT or DBIT, so the direction of the money is unknown.");
            return [];
        }

        if (entry.Text("RvslInd") is not (null or "true" or "false" or "1" or "0"))
        {
            findings.Refuse(BankCodes.BadField, entry.At("RvslInd")!.Place, $"The reversal indicator \"{entry.Text("RvslInd")}\" is neither true nor false.");
            return [];
        }

        isCredit = entry.Text("CdtDbtInd") == "CRDT";
        if (ValueDate is null)
        {
            findings.Refuse(BankCodes.BadField, entry.Place, "Neither the entry nor its statement has a date.");
            return [];
        }

        statement.Count(amount, currency, isCredit, Status == "BOOK");
        return Items();
    }

    private bool HasKnownMembers =>
        CamtCodes.Check(entry, CamtCodes.EntryMembers, findings)
        && entry.All("NtryDtls").All(details => CamtCodes.Check(details, CamtCodes.DetailMembers, findings))
        && entry.All("NtryDtls").SelectMany(details => details.All("TxDtls")).All(item => CamtCodes.Check(item, CamtCodes.PaymentMembers, findings));

    private string Status => entry.First("Sts/Cd", "Sts/Prtry", "Sts") ?? "";

    private DateOnly? BookingDate => CamtDates.Of(entry.At("BookgDt"));

    private DateOnly? ValueDate => CamtDates.Of(entry.At("ValDt")) ?? BookingDate ?? statement.Created ?? (statement.Id is null ? null : file.ReceivedOn);

    private bool IsReversal => entry.Text("RvslInd") is "true" or "1";

    private IEnumerable<BankEntry> Items()
    {
        var batch = entry.At("NtryDtls/Btch");
        List<XmlElement> items = [.. entry.All("NtryDtls").SelectMany(details => details.All("TxDtls"))];
        var told = batch?.Text("NbOfTxs") is { } written && Digits.TryRead(written, out var number) ? number : Math.Max(1, items.Count);
        if (items.Count <= 1 && told == 1)
        {
            return [Of(items.FirstOrDefault(), amount, isCredit)];
        }

        if (items.Count == told && AddUp(items) is { } moved)
        {
            return items.Zip(moved, (item, one) => Of(item, Math.Abs(one), one >= 0));
        }

        findings.Note(
            BankCodes.BatchOnly, entry.Place, $"The booking of {Show(amount)} {currency} is for {told} payments, and {items.Count} are listed{(items.Count == told ? " that do not add up to it" : "")}.");
        return [Lump(batch, items)];
    }

    /// <summary>The amounts of the payments, credits positive; null when one is missing or they are another sum than the booking.</summary>
    private List<decimal>? AddUp(List<XmlElement> items)
    {
        var moved = new List<decimal>(items.Count);
        foreach (var item in items)
        {
            if (AmountOf(item) is not { } one)
            {
                return null;
            }

            moved.Add((item.Text("CdtDbtInd") is { } direction ? direction == "CRDT" : isCredit) ? one : -one);
        }

        return moved.Sum() == (isCredit ? amount : -amount) ? moved : null;
    }

    private decimal? AmountOf(XmlElement item) =>
        amounts
            .Select(item.At)
            .Where(found => found?.Currency == currency)
            .Select(found => CamtAmounts.TryRead(found, out var read, out _) ? read : (decimal?)null)
            .FirstOrDefault(read => read is not null);

    private BankEntry Lump(XmlElement? batch, List<XmlElement> items)
    {
        var whole = Of(null, amount, isCredit);
        var references = whole.References.ToBuilder();
        Add(references, ReferenceKinds.Trace, batch?.Text("PmtInfId"), "Btch/PmtInfId");
        Add(references, ReferenceKinds.Trace, batch?.Text("MsgId"), "Btch/MsgId");
        foreach (var item in items)
        {
            references.AddRange(CamtDetails.References(item));
        }

        return whole with
        {
            Type = whole.Type == BankEvents.PaymentReceived ? BankEvents.DepositReceived : whole.Type,
            References = references.DrainToImmutable(),
            Texts = [.. whole.Texts, .. items.SelectMany(CamtDetails.Texts)],
        };
    }

    private BankEntry Of(XmlElement? item, decimal paid, bool isIncoming)
    {
        var reason = item?.First("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry");
        var isReturn = item?.At("RtrInf") is not null || CamtCodes.Returns.Contains(item?.Text("BkTxCd/Domn/Fmly/SubFmlyCd") ?? entry.Text("BkTxCd/Domn/Fmly/SubFmlyCd") ?? "");
        var (type, why) = TypeOf(isIncoming, isReturn);
        var references = (item is null ? [] : CamtDetails.References(item)).ToBuilder();
        Add(references, ReferenceKinds.Bank, entry.Text("AcctSvcrRef"), "AcctSvcrRef");
        return new BankEntry(entry.Place.Line, type, Key(item, paid, isIncoming), ValueDate!.Value)
        {
            Why = why,
            Method = CamtDetails.Method(item, entry),
            Amount = paid,
            Currency = currency,
            IsOutgoing = !isIncoming,
            BookingDate = BookingDate,
            Account = statement.Account,
            Payer = item is null ? PayerIdentity.Unknown : CamtDetails.Payer(item, isIncoming, isReturn || IsReversal),
            References = references.DrainToImmutable(),
            Remittance = item is null ? [] : CamtDetails.Remittance(item),
            Texts = [.. item is null ? [] : CamtDetails.Texts(item), .. CamtDetails.Text(entry, "AddtlNtryInf")],
            Reason = isReturn || type == BankEvents.PaymentReversed
                ? new BankReason(reason ?? "", item?.Text("RtrInf/AddtlInf") ?? (IsReversal ? "reversal" : "return"), isIncoming ? ReturnEffect.SentMoneyBack : ReturnEffect.Undo)
                : null,
            Original = isReturn || IsReversal ? new BankOriginal(item?.Text("Refs/TxId"), CamtDetails.EndToEnd(item), null) : null,
            Facts = CamtDetails.Facts(entry, item),
        };
    }

    /// <summary>A debit is never a receipt; RvslInd says that the booking undoes another, and CdtDbtInd in which direction.</summary>
    private (string Type, string? Why) TypeOf(bool isIncoming, bool isReturn) => (Status, isIncoming) switch
    {
        _ when statement.IsCopy => (BankEvents.EntryOther, "a copy of a statement that was sent before"),
        ("PDNG", true) => (BankEvents.PaymentPending, "pending"),
        not ("BOOK", _) => (BankEvents.EntryOther, Status == "INFO" ? "for information" : $"status {Status}: not booked"),
        (_, true) when isReturn => (BankEvents.PaymentReturned, null),
        (_, false) when isReturn => (BankEvents.PaymentReturned, null),
        _ when entry.Text("BkTxCd/Prtry/Cd") is { } code && file.Rule.Codes.TryGetValue(code, out var action) => TypeOf(action, isIncoming),
        (_, true) when IsReversal => (BankEvents.EntryOther, "a debit was taken back"),
        (_, false) when IsReversal => (BankEvents.PaymentReversed, null),
        (_, false) => (BankEvents.EntryOther, "a debit"),
        _ when CamtCodes.NoPayments.Contains(entry.Text("BkTxCd/Domn/Cd") ?? "") => (BankEvents.EntryOther, $"no payment: domain {entry.Text("BkTxCd/Domn/Cd")}"),
        _ => (BankEvents.PaymentReceived, null),
    };

    private static (string Type, string? Why) TypeOf(CodeAction action, bool isIncoming) => action switch
    {
        CodeAction.Reversal when !isIncoming => (BankEvents.PaymentReversed, null),
        CodeAction.Deposit when isIncoming => (BankEvents.DepositReceived, null),
        CodeAction.Receipt or CodeAction.Review when isIncoming => (BankEvents.PaymentReceived, null),
        _ => (BankEvents.EntryOther, "by the bank's code"),
    };

    private string Key(XmlElement? item, decimal paid, bool isIncoming)
    {
        // The bank's own reference names the booking; without one only what it tells does.
        var booking = entry.Text("AcctSvcrRef") ?? (BookingDate ?? ValueDate)!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var ids = item is null ? "" : string.Join('|', CamtDetails.Identifying(item));
        var state = statement.IsCopy ? "copy" : Status == "BOOK" ? "" : Status;
        return string.Join('|', statement.Account, booking, Show(paid / 1.000000m), isIncoming ? "C" : "D", ids, state);
    }

    private static void Add(ImmutableArray<BankReference>.Builder references, string kind, string? id, string where)
    {
        if (id is not null)
        {
            references.Add(new BankReference(kind, id, where));
        }
    }

    private static string Show(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
