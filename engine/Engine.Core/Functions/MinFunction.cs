using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The smallest of its arguments.</summary>
public sealed class MinFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "min",
        Summary: "The smallest of the arguments.",
        Parameters: [new("x", Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant | Kinds.Text, "values of one kind")],
        Returns: Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant | Kinds.Text,
        Examples:
        [
            new("min(3, 1, 2)", "1"),
            new("min(money(1, 'usd'), money(2, 'usd'))", "0.01 USD"),
            new("min(money(1, 'usd'), money(2, 'eur'))", "EXP106"),
        ])
    {
        Fails = ["EXP106 amounts of different currencies", "EXP103 values of different kinds"],
        Aliases = ["Math.Min"],
        Repeats = true,
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Extremes.Of(arguments, wantsLargest: false);
}
