using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The currency of an amount.</summary>
public sealed class CurrencyOf : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "currencyOf",
        Summary: "The ISO 4217 code of an amount, in upper case.",
        Parameters: [new("amount", Kinds.Amount, "the amount")],
        Returns: Kinds.Text,
        Examples: [new("currencyOf(money(1, 'eur'))", "EUR")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsCurrency());
}
