using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank;

/// <summary>One item of a bank's file, in words that all formats share.</summary>
/// <param name="Line">Where it begins in the file.</param>
/// <param name="Type">One of <see cref="BankEvents"/>.</param>
/// <param name="Key">What tells it from other items, in whichever file it comes: nothing of the file itself.</param>
/// <param name="ValueDate">When the money counts.</param>
public sealed record BankEntry(int Line, string Type, string Key, DateOnly ValueDate)
{
    /// <summary>Such as <c>ach</c>, <c>wire</c>, <c>check</c>; null when the file does not say.</summary>
    public string? Method { get; init; }

    /// <summary>In units of the currency, not negative: the type says the direction. Null where no money is meant.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>True for money that goes out.</summary>
    public bool IsOutgoing { get; init; }

    public DateOnly? BookingDate { get; init; }

    public PayerIdentity Payer { get; init; } = PayerIdentity.Unknown;

    public ImmutableArray<BankReference> References { get; init; } = [];

    public ImmutableArray<RemittanceLine> Remittance { get; init; } = [];

    public ImmutableArray<BankText> Texts { get; init; } = [];

    /// <summary>The client's account, as the file names it; null when the file does not.</summary>
    public string? Account { get; init; }

    public BankReason? Reason { get; init; }

    public BankOriginal? Original { get; init; }

    /// <summary>Why it is no receipt, for <see cref="BankEvents.EntryOther"/> and <see cref="BankEvents.PaymentPending"/>.</summary>
    public string? Why { get; init; }

    public ImmutableArray<BankFact> Facts { get; init; } = [];
}
