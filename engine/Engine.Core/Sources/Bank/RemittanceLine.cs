using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank;

/// <summary>What a payer says about one document that it pays.</summary>
/// <param name="Kind">One of <see cref="ReferenceKinds"/>.</param>
/// <param name="Id">The document's number as the payer has it.</param>
/// <param name="Where">The field in which it stands.</param>
/// <param name="Paid">What is paid for it, in units of the payment's currency; negative for a credit; null when the file does not say.</param>
public sealed record RemittanceLine(string Kind, string Id, string Where, decimal? Paid)
{
    /// <summary>The document's amount before discount.</summary>
    public decimal? Gross { get; init; }

    public decimal? Discount { get; init; }

    public ImmutableArray<RemittanceAdjustment> Adjustments { get; init; } = [];

    /// <summary>The document's date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The payer's code of what kind of payment this is, such as PP for a partial one.</summary>
    public string? Action { get; init; }
}
