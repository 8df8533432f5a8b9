namespace Engine.Core.Matching;

/// <summary>One document that is open in receivables, or was: an invoice, or a credit memo whose amounts are negative.</summary>
/// <param name="Id">External id, unique.</param>
/// <param name="Customer">The customer's id.</param>
/// <param name="Currency">ISO 4217 code in upper case.</param>
/// <param name="AmountRemaining">In major units; zero once it is settled.</param>
public sealed record OpenInvoice(string Id, string Customer, string Currency, decimal AmountRemaining)
{
    public const string InvoiceKind = "invoice";
    public const string CreditMemoKind = "creditMemo";

    public string? InternalId { get; init; }

    public string? Number { get; init; }

    public string? PoNumber { get; init; }

    public string Kind { get; init; } = InvoiceKind;

    public string? Subsidiary { get; init; }

    public string? ArAccount { get; init; }

    /// <summary>What it was made out for; null when that is not known.</summary>
    public decimal? Amount { get; init; }

    public DateOnly? Date { get; init; }

    public DateOnly? DueDate { get; init; }
}
