namespace Engine.App.Demo;

/// <summary>Money that a customer paid: a captured charge.</summary>
/// <param name="Invoice">What it pays; null for a sale without an invoice.</param>
/// <param name="OrderId">The mark that acme's shop leaves on a sale without an invoice.</param>
internal sealed record DemoPayment(
    string Intent,
    string Charge,
    DemoCustomer? Customer,
    string Currency,
    long AmountMinor,
    DateTimeOffset At,
    DemoInvoice? Invoice,
    string? OrderId);
