using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Sources.Bank.X12;

namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>What an entry with its addenda tells, in words that all formats share.</summary>
internal sealed class NachaEntries(BankFile file, BankFindings findings)
{
    public const int MostAddenda = 9999;

    private const string Currency = "USD";

    /// <summary>Null, with a refusal, when its addenda do not belong to it.</summary>
    public BankEntry? Of(NachaEntry entry, NachaBatch batch, DateOnly created)
    {
        if (!CheckAddenda(entry, batch))
        {
            return null;
        }

        var date = batch.ValueDate(created);
        var common = new BankEntry(entry.Record.Line, BankEvents.EntryOther, Key(entry, batch, date), date)
        {
            Method = "ach",
            Amount = Digits.Amount(entry.Cents, 2),
            Currency = Currency,
            IsOutgoing = entry.Code.IsDebit,
            Facts = Facts(entry, batch),
        };
        return entry switch
        {
            { Change: { } change } => Changed(common, entry, change, batch),
            { Return: { } returned } => Returned(common, entry, returned, batch),
            _ when batch.Kind != SecKind.Money => common with { Amount = null, Currency = null, Why = SecCodes.All[batch.Sec].Title },
            _ when entry.Code.IsPrenote => common with { Amount = null, Currency = null, Why = "prenote: a test of the account, without money" },
            _ when entry.Code.IsReturn => common with { Why = "a return without its addenda" },
            _ => Paid(common, entry, batch),
        };
    }

    private bool CheckAddenda(NachaEntry entry, NachaBatch batch)
    {
        var place = entry.Record.At(79);
        if (entry.Record.Is(79, 79, "1"u8) != entry.Addenda > 0
            && !findings.Deviate(Leniency.Addenda, BankCodes.Addenda, place, $"The addenda indicator is {entry.Record.Text(79, 79)}, and {entry.Addenda} addenda follow."))
        {
            return false;
        }

        return batch.Sec is not ("CTX" or "ATX")
            || entry.Return is not null
            || entry.Change is not null
            || (entry.Record.TryNumber(55, 58, out var count) && count == entry.PaymentAddenda)
            || findings.Deviate(Leniency.Addenda, BankCodes.Addenda, entry.Record.At(55), $"The entry counts {entry.Record.Text(55, 58)} addenda, and {entry.PaymentAddenda} follow.");
    }

    private BankEntry Paid(BankEntry common, NachaEntry entry, NachaBatch batch)
    {
        var content = entry.PaymentAddenda == 0 ? null : AddendaContent.Read(file, entry.Payment, new Place(entry.FirstAddendaLine, 4), findings);
        var isReversal = SecCodes.Reversals.Contains(batch.Description);
        var payer = Payer(entry, batch, content?.Order);
        return common with
        {
            Type = (entry.Code.IsRemittanceOnly, entry.Code.IsDebit, isReversal) switch
            {
                (true, _, _) => BankEvents.RemittanceReceived,
                (_, true, true) => BankEvents.PaymentReversed,
                (_, true, false) or (_, false, true) => BankEvents.EntryOther,
                _ => BankEvents.PaymentReceived,
            },
            Why = (entry.Code.IsDebit, isReversal) switch
            {
                (false, true) => "a debit of the account was taken back",
                (true, false) => "a debit of the account",
                _ => null,
            },
            Amount = entry.Code.IsRemittanceOnly ? content?.Order?.Amount : common.Amount,
            Account = batch.IsCrossBorder ? entry.Record.TextOrNull(40, 74) : entry.Record.TextOrNull(13, 29),
            Payer = payer,
            References = References(entry, batch, content?.Order),
            Remittance = content?.Order?.Lines ?? [],
            Texts = Texts(entry, batch, content),
        };
    }

    private static PayerIdentity Payer(NachaEntry entry, NachaBatch batch, PaymentOrder? order)
    {
        var ids = ImmutableArray.CreateBuilder<PayerId>();
        if (batch.CompanyId.Length > 0)
        {
            ids.Add(new PayerId("achCompany", batch.CompanyId));
        }

        if (batch.Sec == "CIE" && entry.Record.TextOrNull(55, 76) is { } customer)
        {
            ids.Add(new PayerId("customer", customer));
        }

        foreach (var id in order?.PayerIds ?? [])
        {
            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        var name = batch.IsCrossBorder ? entry.CrossBorder.GetValueOrDefault(11) is { Line: > 0 } originator ? originator.TextOrNull(4, 38) : null
            : batch.Sec == "CIE" ? entry.Record.TextOrNull(40, 54)
            : batch.CompanyName;
        string[] others = [.. new[] { batch.Sec == "CIE" ? batch.CompanyName : null, order?.PayerName }.OfType<string>().Where(other => other != name)];
        return new PayerIdentity(name, order?.PayerAccount, order?.PayerBank ?? batch.OriginBank, ids.DrainToImmutable()) { OtherNames = [.. others] };
    }

    private static ImmutableArray<BankReference> References(NachaEntry entry, NachaBatch batch, PaymentOrder? order)
    {
        var references = ImmutableArray.CreateBuilder<BankReference>();
        references.Add(new BankReference(ReferenceKinds.Trace, entry.Trace, "entry 80-94"));
        if (batch.Sec == "CIE")
        {
            Add(ReferenceKinds.Customer, entry.Record.TextOrNull(55, 76), "entry 55-76");
        }
        else if (!batch.IsCrossBorder)
        {
            Add(ReferenceKinds.Payer, entry.Record.TextOrNull(40, 54), "entry 40-54");
        }

        references.AddRange(order?.References ?? []);
        return references.DrainToImmutable();

        void Add(string kind, string? id, string where)
        {
            if (id is not null)
            {
                references.Add(new BankReference(kind, id, where));
            }
        }
    }

    private static ImmutableArray<BankText> Texts(NachaEntry entry, NachaBatch batch, AddendaContent? content)
    {
        var texts = ImmutableArray.CreateBuilder<BankText>();
        if (!batch.IsCrossBorder && entry.Record.TextOrNull(40, 54) is { } id)
        {
            texts.Add(new BankText("entry 40-54", id));
        }

        // What was read as segments stands in its members; the raw text has account numbers in it.
        if (content is { Order: null, Text.Length: > 0 })
        {
            texts.Add(new BankText("addenda", content.Text));
        }

        texts.AddRange(content?.Order?.Notes ?? []);
        return texts.DrainToImmutable();
    }

    private static BankEntry Returned(BankEntry common, NachaEntry entry, NachaRecord returned, NachaBatch batch)
    {
        var reason = ReturnReasons.Of(returned.Text(4, 6));
        var effect = reason.Effect switch
        {
            ReturnEffect.Undo when entry.Cents == 0 => ReturnEffect.None,
            ReturnEffect.Undo when !entry.Code.IsDebit => ReturnEffect.SentMoneyBack,
            var other => other,
        };
        return common with
        {
            Type = BankEvents.PaymentReturned,
            Reason = new BankReason(reason.Code, reason.Title, effect),
            Original = new BankOriginal(returned.TextOrNull(7, 21), null, returned.TextOrNull(28, 35)),

            // In a return the entry is the other side's: who it was collected from, or sent to.
            Payer = new PayerIdentity(batch.IsCrossBorder ? null : entry.Record.TextOrNull(55, 76), entry.Record.TextOrNull(13, 29), entry.Record.TextOrNull(4, 12), []),
            References = EntryReferences(entry, returned, batch),
            Texts = returned.TextOrNull(36, 79) is { } text ? [new BankText("return 36-79", text)] : [],
        };
    }

    private static BankEntry Changed(BankEntry common, NachaEntry entry, NachaRecord change, NachaBatch batch)
    {
        var code = change.Text(4, 6);
        var data = change.Text(36, 64);
        var facts = common.Facts.Add(new BankFact("correctedData", Shown(code, data)));
        return common with
        {
            Type = BankEvents.AccountChanged,
            Amount = null,
            Currency = null,
            Reason = new BankReason(code, ChangeCodes.All.GetValueOrDefault(code, "not in the table of change codes"), ReturnEffect.None),
            Original = new BankOriginal(change.TextOrNull(7, 21), null, change.TextOrNull(28, 35)),
            Payer = new PayerIdentity(entry.Record.TextOrNull(55, 76), entry.Record.TextOrNull(13, 29), entry.Record.TextOrNull(4, 12), []),
            References = EntryReferences(entry, change, batch),
            Facts = ChangeCodes.OneValue.TryGetValue(code, out var what) ? facts.Add(new BankFact("corrects", what)) : facts,
        };
    }

    // An account number is shown by its end alone; who changes the payer's record reads it in the file.
    private static string Shown(string code, string data) => code is "C01" or "C03" or "C06" or "C07" ? $"…{AccountIds.Tail(data)}" : data;

    private static ImmutableArray<BankReference> EntryReferences(NachaEntry entry, NachaRecord addendum, NachaBatch batch)
    {
        var references = ImmutableArray.CreateBuilder<BankReference>();
        references.Add(new BankReference(ReferenceKinds.Trace, addendum.Text(80, 94), "addenda 80-94"));
        if (!batch.IsCrossBorder && entry.Record.TextOrNull(40, 54) is { } own)
        {
            references.Add(new BankReference(ReferenceKinds.Payer, own, "entry 40-54"));
        }

        return references.DrainToImmutable();
    }

    // Nothing of the file itself: some banks make a file anew, with another creation time and modifier, and its entries are the same.
    private static string Key(NachaEntry entry, NachaBatch batch, DateOnly date) => string.Join(
        '|',
        date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        entry.Cents.ToString(CultureInfo.InvariantCulture),
        entry.Code.ToString(),
        batch.Sec,
        batch.CompanyId,
        entry.Record.Text(40, 54),
        entry.Record.Text(4, 29),
        entry.Trace,
        (entry.Return ?? entry.Change)?.Text(4, 21));

    private static ImmutableArray<BankFact> Facts(NachaEntry entry, NachaBatch batch)
    {
        var facts = ImmutableArray.CreateBuilder<BankFact>();
        facts.Add(new BankFact("sec", batch.Sec));
        facts.Add(new BankFact("transactionCode", entry.Code.ToString()));
        facts.Add(new BankFact("companyEntryDescription", batch.Description));
        if (!batch.IsCrossBorder)
        {
            facts.Add(new BankFact("individualName", batch.Sec is "CTX" or "ATX" ? entry.Record.Text(59, 74) : entry.Record.Text(55, 76)));
        }
        else if (entry.CrossBorder.TryGetValue(10, out var first))
        {
            facts.Add(new BankFact("crossBorderType", first.Text(4, 6)));
            facts.Add(new BankFact("foreignTraceId", first.Text(25, 46)));
        }

        return facts.DrainToImmutable();
    }
}
