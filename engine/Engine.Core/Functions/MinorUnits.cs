using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The way back from an amount to Stripe's count.</summary>
public sealed class MinorUnits : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "minorUnits",
        Summary: "The count of the currency's smallest unit, as Stripe counts it: the opposite of money.",
        Parameters: [new("amount", Kinds.Amount, "the amount")],
        Returns: Kinds.Number,
        Examples:
        [
            new("minorUnits(amount(19.99, 'USD'))", "1999"),
            new("minorUnits(amount(500, 'JPY'))", "500"),
            new("minorUnits(money(5120, 'kwd'))", "5120"),
            new("minorUnits(amount(0.005, 'USD'))", "FUN107"),
        ])
    {
        Fails = ["FUN105 the count has more than 28 digits", "FUN107 the amount is finer than the smallest unit"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var digits = Currencies.StripeDigits(arguments[0].AsCurrency());
        var count = arguments[0].AsNumber();
        for (var i = 0; i < digits; i++)
        {
            if (Math.Abs(count) > decimal.MaxValue / 10)
            {
                return Value.Fail(FunctionCodes.OutOfRange, $"{arguments[0]} has more smallest units than can be counted.");
            }

            count *= 10;
        }

        return decimal.IsInteger(count)
            ? Value.Of(decimal.Truncate(count))
            : Value.Fail(FunctionCodes.FinerThanCurrency, $"{arguments[0]} is finer than the smallest unit, which has {digits} digits. Round it first: roundAmount(x).");
    }
}
