namespace Engine.Core.Matching;

/// <summary>What is open in a currency.</summary>
/// <param name="Items">Invoices and credit memos.</param>
/// <param name="Charged">On invoices, in units of the currency.</param>
/// <param name="Credited">On credit memos, more than zero.</param>
public sealed record OpenTotal(string Currency, int Items, decimal Charged, decimal Credited);
