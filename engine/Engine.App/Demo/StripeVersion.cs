namespace Engine.App.Demo;

/// <summary>The API versions that the demo's Stripe endpoints render events in, one of each shape that matters to the books.</summary>
/// <param name="Name">As Stripe writes it into <c>api_version</c>.</param>
/// <param name="EmbedsRefunds">A charge carries its refunds: until 2022-11-15.</param>
/// <param name="IsBasil">Invoices name no payment and charges no invoice: from 2025-03-31.basil on.</param>
internal sealed record StripeVersion(string Name, bool EmbedsRefunds, bool IsBasil)
{
    public static StripeVersion Old { get; } = new("2022-08-01", EmbedsRefunds: true, IsBasil: false);

    public static StripeVersion BeforeBasil { get; } = new("2024-06-20", EmbedsRefunds: false, IsBasil: false);

    public static StripeVersion Clover { get; } = new("2025-12-15.clover", EmbedsRefunds: false, IsBasil: true);
}
