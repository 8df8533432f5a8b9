using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>What a payer kept back.</summary>
/// <param name="Code">The payer's or the standard's code of the reason.</param>
/// <param name="Amount">Kept back, in the currency of the payment.</param>
/// <param name="Reference">The document it was kept back from; null when that is not said.</param>
public sealed record RemittanceDeduction(string Code, decimal Amount, string? Reference)
{
    internal Value ToValue(string currency) => Value.Of(
        new ValueObject(("code", Value.Of(Code)), ("amount", Value.Amount(Amount, currency)), ("reference", Value.Of(Reference))));
}
