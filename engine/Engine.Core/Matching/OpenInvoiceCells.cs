using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Matching;

/// <summary>One row of a file of open invoices: its texts as UTF-8, so that nothing is made of those that are known already. An empty text is none.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A ref struct cannot be boxed and is never compared.")]
public ref struct OpenInvoiceCells
{
    public ReadOnlySpan<byte> Id { get; set; }

    public ReadOnlySpan<byte> InternalId { get; set; }

    public ReadOnlySpan<byte> Number { get; set; }

    public ReadOnlySpan<byte> PoNumber { get; set; }

    public ReadOnlySpan<byte> Kind { get; set; }

    public ReadOnlySpan<byte> Customer { get; set; }

    /// <summary>ISO 4217 code in upper case.</summary>
    public ReadOnlySpan<byte> Currency { get; set; }

    public ReadOnlySpan<byte> Subsidiary { get; set; }

    public ReadOnlySpan<byte> ArAccount { get; set; }

    /// <summary>In major units.</summary>
    public decimal AmountRemaining { get; set; }

    public decimal? Amount { get; set; }

    public DateOnly? Date { get; set; }

    public DateOnly? DueDate { get; set; }
}
