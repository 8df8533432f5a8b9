using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>A line with its text, in words that all formats share.</summary>
internal sealed class MtEntry(MtLine line, MtNarrative narrative, MtStatement statement, BankRule rule)
{
    private bool IsReturn => line.Type == MtCodes.ReturnedItem || narrative.ReturnReason is not null && narrative.Kind is null || narrative.Kind is { } kind && MtCodes.Returns.ContainsKey(kind);

    public BankEntry Read()
    {
        var (type, why) = TypeOf();
        return new BankEntry(line.Place.Line, type, Key(), line.ValueDate)
        {
            Why = why,
            Method = MtCodes.Types.GetValueOrDefault(line.Type).Method,
            Amount = line.Amount,
            Currency = statement.Currency,
            IsOutgoing = !line.IsIncoming,
            BookingDate = line.EntryDate,
            Account = statement.Account,
            Payer = new PayerIdentity(narrative.Name, narrative.Account, narrative.Bank, narrative.Tags.TryGetValue("CRED", out var creditor) ? [new PayerId("creditor", creditor)] : [])
            {
                OtherNames = narrative.OtherName is { } other ? [other] : [],
            },
            References = References(),
            Texts = Texts(),
            Reason = type is BankEvents.PaymentReturned or BankEvents.PaymentReversed ? Reason() : null,
            Original = type is BankEvents.PaymentReturned or BankEvents.PaymentReversed ? new BankOriginal(null, EndToEnd, null) : null,
            Facts = Facts(),
        };
    }

    private string? EndToEnd => narrative.Tags.TryGetValue("EREF", out var id) && id.Length > 0 && id != "NOTPROVIDED" ? id : null;

    private (string Type, string? Why) TypeOf() => line.Mark switch
    {
        _ when statement.IsInterim || line.IsExpected => (line.IsIncoming ? BankEvents.PaymentPending : BankEvents.EntryOther, "interim: the statement follows"),
        MtMark.ReversedCredit => (BankEvents.PaymentReversed, null),
        MtMark.ReversedDebit => (BankEvents.EntryOther, "a debit was taken back"),
        _ when IsReturn => (BankEvents.PaymentReturned, null),
        MtMark.Debit => ActionOf() == CodeAction.Reversal ? (BankEvents.PaymentReversed, null) : (BankEvents.EntryOther, "a debit"),
        _ => ActionOf() switch
        {
            CodeAction.Deposit => (BankEvents.DepositReceived, null),
            CodeAction.Other or CodeAction.Reversal => (BankEvents.EntryOther, $"no payment: {narrative.Kind ?? line.Type}"),
            _ => (BankEvents.PaymentReceived, null),
        },
    };

    private CodeAction ActionOf()
    {
        if ((narrative.Kind is { } kind && rule.Codes.TryGetValue(kind, out var said)) || rule.Codes.TryGetValue(line.Type, out said))
        {
            return said;
        }

        return narrative.Kind is { } gvc && MtCodes.IsAccountMatter(gvc) ? CodeAction.Other
            : MtCodes.Types.TryGetValue(line.Type, out var known) ? known.Action
            : CodeAction.Review;
    }

    private BankReason Reason() => new(
        narrative.ReturnReason ?? line.Type,
        narrative.Kind is { } kind && MtCodes.Returns.TryGetValue(kind, out var title) ? title : narrative.BookingText ?? "returned",
        line.IsIncoming ? ReturnEffect.SentMoneyBack : ReturnEffect.Undo);

    private ImmutableArray<BankReference> References()
    {
        var found = ImmutableArray.CreateBuilder<BankReference>();
        Add(ReferenceKinds.Bank, line.Bank, "61 //");
        Add(line.Type == "CHK" ? ReferenceKinds.Check : ReferenceKinds.Payer, line.Owner is MtCodes.NoReference or "" or "KREF+" ? null : line.Owner, "61 reference");
        Add(ReferenceKinds.EndToEnd, EndToEnd, "86 EREF");
        Add(ReferenceKinds.Payer, narrative.Tags.GetValueOrDefault("KREF"), "86 KREF");
        Add(ReferenceKinds.Mandate, narrative.Tags.GetValueOrDefault("MREF") ?? narrative.Tags.GetValueOrDefault("MARF"), "86 MREF");
        return found.DrainToImmutable();

        void Add(string kind, string? id, string where)
        {
            if (!string.IsNullOrEmpty(id))
            {
                found.Add(new BankReference(kind, id, where));
            }
        }
    }

    private ImmutableArray<BankText> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<BankText>();
        if (narrative.Purpose.Length > 0)
        {
            texts.Add(new BankText("86", narrative.Purpose));
        }

        if (line.Supplement is { } supplement)
        {
            texts.Add(new BankText("61 supplement", supplement));
        }

        return texts.DrainToImmutable();
    }

    private ImmutableArray<BankFact> Facts()
    {
        var facts = ImmutableArray.CreateBuilder<BankFact>();
        facts.Add(new BankFact("transactionType", line.Type));
        if (narrative.Kind is { } kind)
        {
            facts.Add(new BankFact("gvc", kind));
        }

        if (narrative.BookingText is { } text)
        {
            facts.Add(new BankFact("bookingText", text));
        }

        return facts.DrainToImmutable();
    }

    // The bank's reference names the booking; without one, what the line tells. Two alike on one day are told apart by their order.
    private string Key() => string.Join(
        '|',
        statement.Account,
        line.ValueDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        statement.IsInterim || line.IsExpected ? "interim" : "",
        line.Mark.ToString(),
        line.Show(),
        statement.Currency,
        line.Bank ?? $"{line.Type}|{line.Owner}|{narrative.Name}|{narrative.Purpose}");
}
