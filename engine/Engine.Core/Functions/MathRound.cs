using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Rounding as RulesEngine files expect it.</summary>
public sealed class MathRound : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Math.Round",
        Summary: "Rounds; a half goes to the even neighbour unless MidpointRounding.AwayFromZero is given.",
        Parameters:
        [
            new("x", Kinds.Number | Kinds.Amount, "what is rounded"),
            new("digits", Kinds.Number, "digits after the point; 0 when left out") { IsOptional = true },
            new("rounding", Kinds.Text, "AwayFromZero or ToEven, the default") { IsOptional = true },
        ],
        Returns: Kinds.Number | Kinds.Amount,
        Examples: [new("Math.Round(2.5)", "2"), new("Math.Round(2.345, 2, MidpointRounding.AwayFromZero)", "2.35")])
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

        var rounded = decimal.Round(arguments[0].AsNumber(), digits, MathRounding.Of(arguments, 2));
        return arguments[0].Kind == ValueKind.Amount ? Value.Amount(rounded, arguments[0].AsCurrency()) : Value.Of(rounded);
    }
}
