namespace Engine.Core.Sources.Bank;

/// <summary>The types of the events that banks' files become, whatever the format.</summary>
public static class BankEvents
{
    /// <summary>Money of a payer is on the account.</summary>
    public const string PaymentReceived = "payment.received";

    /// <summary>A payment came back: one that was collected, so that it is open again, or one that the client sent.</summary>
    public const string PaymentReturned = "payment.returned";

    /// <summary>Money that was received was taken back by its sender or the bank.</summary>
    public const string PaymentReversed = "payment.reversed";

    /// <summary>Announced, and not booked yet: no money.</summary>
    public const string PaymentPending = "payment.pending";

    /// <summary>One booking for many payments that are told elsewhere, such as a lockbox deposit.</summary>
    public const string DepositReceived = "deposit.received";

    /// <summary>What a payer says it paid for; the money comes apart from it.</summary>
    public const string RemittanceReceived = "remittance.received";

    /// <summary>A payer's bank says that its account, name or routing number has changed.</summary>
    public const string AccountChanged = "account.changed";

    /// <summary>Anything else that the file tells: outgoing money, fees, own transfers, copies.</summary>
    public const string EntryOther = "entry.other";

    /// <summary>The file as a whole: counts, totals, deviations that were tolerated. The last event of each file.</summary>
    public const string FileRead = "file.read";
}
