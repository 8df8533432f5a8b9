namespace Engine.App.Demo;

/// <summary>A line of an invoice.</summary>
/// <param name="AmountMinor">In the smallest unit of the invoice's currency, before discount and tax; negative for a credit.</param>
internal sealed record DemoLine(DemoPrice Price, decimal Quantity, long AmountMinor, bool IsProration = false);
