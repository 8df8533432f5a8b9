using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Rounding as accountants do it.</summary>
public sealed class Round : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "round",
        Summary: "Rounds; a half goes away from zero.",
        Parameters:
        [
            new("x", Kinds.Number | Kinds.Amount, "what is rounded"),
            new("digits", Kinds.Number, "digits after the point; 0 when left out") { IsOptional = true },
        ],
        Returns: Kinds.Number | Kinds.Amount,
        Examples:
        [
            new("round(2.5)", "3"),
            new("round(-2.345, 2)", "-2.35"),
            new("round(money(1999, 'usd'), 1)", "20.0 USD"),
            new("round(1, 99)", "FUN104"),
        ])
    {
        Fails = ["FUN104 digits is not whole, or not from 0 to 28"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var digits = 0;
        if (arguments.Length > 1 && !FunctionFailures.IsWhole(arguments[1], 0, 28, out digits))
        {
            return FunctionFailures.Whole("digits", arguments[1].AsNumber(), 0, 28);
        }

        var rounded = decimal.Round(arguments[0].AsNumber(), digits, MidpointRounding.AwayFromZero);
        return arguments[0].Kind == ValueKind.Amount ? Value.Amount(rounded, arguments[0].AsCurrency()) : Value.Of(rounded);
    }
}
