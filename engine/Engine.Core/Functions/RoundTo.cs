using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Rounding in a way that is named.</summary>
public sealed class RoundTo : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "roundTo",
        Summary: "Rounds in the way that is named: half-up (a half goes away from zero), half-even (to the even neighbour), up (away from zero), down (towards zero).",
        Parameters:
        [
            new("x", Kinds.Number | Kinds.Amount, "what is rounded"),
            new("digits", Kinds.Number, "digits after the point"),
            new("mode", Kinds.Text, "half-up, half-even, up or down"),
        ],
        Returns: Kinds.Number | Kinds.Amount,
        Examples:
        [
            new("roundTo(2.345, 2, 'half-up')", "2.35"),
            new("roundTo(2.345, 2, 'half-even')", "2.34"),
            new("roundTo(-2.341, 2, 'up')", "-2.35"),
            new("roundTo(-2.349, 2, 'down')", "-2.34"),
            new("roundTo(amount(10.005, 'USD'), 2, 'half-even')", "10.00 USD"),
            new("roundTo(1, 2, 'half')", "FUN106"),
        ])
    {
        Fails = ["FUN104 digits is not whole, or not from 0 to 28", "FUN106 mode is not known"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], 0, 28, out var digits))
        {
            return FunctionFailures.Whole("digits", arguments[1].AsNumber(), 0, 28);
        }

        var mode = arguments[2].AsText();
        if (!Rounding.TryRound(arguments[0].AsNumber(), digits, mode, out var rounded))
        {
            return Rounding.Unknown(mode);
        }

        return arguments[0].Kind == ValueKind.Amount ? Value.Amount(rounded, arguments[0].AsCurrency()) : Value.Of(rounded);
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => Rounding.Check(written, 2);
}
