using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The largest of its arguments.</summary>
public sealed class MaxFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "max",
        Summary: "The largest of the arguments.",
        Parameters: [new("x", Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant | Kinds.Text, "values of one kind")],
        Returns: Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant | Kinds.Text,
        Examples:
        [
            new("max(3, 1, 2)", "3"),
            new("max(money(1, 'usd'), money(2, 'usd'))", "0.02 USD"),
            new("max(money(1, 'usd'), money(2, 'eur'))", "EXP106"),
        ])
    {
        Fails = ["EXP106 amounts of different currencies", "EXP103 values of different kinds"],
        Aliases = ["Math.Max"],
        Repeats = true,
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Extremes.Of(arguments, wantsLargest: true);
}
