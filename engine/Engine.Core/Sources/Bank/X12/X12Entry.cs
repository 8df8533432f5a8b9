using System.Globalization;

namespace Engine.Core.Sources.Bank.X12;

/// <summary>A transaction set 820 in words that all formats share.</summary>
internal static class X12Entry
{
    /// <summary>What names the interchange and group, in whichever file they come.</summary>
    public static string Control(X12Envelope envelope) => $"{envelope.Interchange?[6]?.Trim()}|{envelope.Interchange?[13]}|{envelope.Group?[6]}";

    /// <summary>Null, with a refusal, when it has no BPR.</summary>
    public static BankEntry? Of(PaymentOrder order, X12Segment set, X12Envelope envelope, BankFile file, BankFindings findings)
    {
        if (order.Amount is not { } amount)
        {
            findings.Refuse(BankCodes.BadField, set.Place, "The transaction set has no BPR, so nothing says how much is paid.");
            return null;
        }

        NoteSign(order, amount, set, findings);
        var (type, why) = TypeOf(order, envelope);
        return new BankEntry(set.Place.Line, type, $"{Control(envelope)}|{set[2]}|{order.Trace}", order.Date ?? Created(envelope) ?? file.ReceivedOn)
        {
            Why = why,
            Method = order.Method,
            Amount = amount,
            Currency = order.Currency ?? "USD",
            IsOutgoing = order.Direction == "D",
            Account = order.ReceiverAccount,
            Payer = new PayerIdentity(order.PayerName, order.PayerAccount, order.PayerBank, order.PayerIds),
            References = order.References,
            Remittance = order.Lines,
            Texts = order.Notes,
            Facts = [new BankFact("handling", order.Handling ?? ""), new BankFact("release", envelope.Group?[8] ?? "")],
        };
    }

    private static (string Type, string? Why) TypeOf(PaymentOrder order, X12Envelope envelope) => order switch
    {
        _ when envelope.IsTest => (BankEvents.EntryOther, "a test"),
        { Handling: PaymentCodes.Prenote } => (BankEvents.EntryOther, "prenote: a test of the account, without money"),
        { Direction: "D" } => (BankEvents.EntryOther, "a debit"),
        { Handling: { } handling } when PaymentCodes.RemittanceOnly.Contains(handling) => (BankEvents.RemittanceReceived, null),
        _ => (BankEvents.PaymentReceived, null),
    };

    /// <summary>Releases disagree about the sign of ADX01. Where the total fits the other reading alone, a person decides.</summary>
    private static void NoteSign(PaymentOrder order, decimal amount, X12Segment set, BankFindings findings)
    {
        if (order.Outside != 0m && BankEntryJson.Total(order.Lines) is { } total && total != amount && total - (2 * order.Outside) == amount)
        {
            findings.Note(
                BankCodes.Undecided, set.Place, $"The adjustments add up to BPR02 only when ADX01 is read with the other sign than the release says ({order.Outside.ToString(CultureInfo.InvariantCulture)}).");
        }
    }

    private static DateOnly? Created(X12Envelope envelope) =>
        DateOnly.TryParseExact(envelope.Group?[4], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
