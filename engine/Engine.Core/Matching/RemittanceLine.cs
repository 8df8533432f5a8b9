using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>What a remittance says it pays of one document.</summary>
/// <param name="Reference">The document, as the payer names it.</param>
/// <param name="Amount">Paid on it, in the currency of the payment.</param>
public sealed record RemittanceLine(string Reference, decimal Amount)
{
    internal Value ToValue(string currency) => Value.Of(new ValueObject(("reference", Value.Of(Reference)), ("amount", Value.Amount(Amount, currency))));
}
