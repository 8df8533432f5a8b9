using System.Collections.Immutable;

namespace Engine.App.Demo;

/// <summary>A finalized invoice.</summary>
/// <param name="Currency">ISO 4217 code in lower case, as Stripe writes it.</param>
internal sealed record DemoInvoice(
    string Id,
    string Number,
    DemoCustomer Customer,
    string Currency,
    DateTimeOffset FinalizedAt,
    ImmutableArray<DemoLine> Lines)
{
    /// <summary>Taken off the whole invoice, in the smallest unit.</summary>
    public long DiscountMinor { get; init; }

    /// <summary>Added on top of the prices, in the smallest unit.</summary>
    public long TaxMinor { get; init; }

    /// <summary>Stripe sends only the first lines with the event.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Sales region that acme notes on the invoice; null when it does not.</summary>
    public string? Region { get; init; }

    public long TotalMinor => Lines.Sum(line => line.AmountMinor) - DiscountMinor + TaxMinor;
}
