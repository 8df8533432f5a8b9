using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The largest value; null for an empty list.</summary>
public sealed class MaxMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Max",
        Summary: "The largest value; null for an empty list.",
        Parameters: [List, Selector()],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.Max(l => l.amount)", "7"),
        ])
    {
        Fails = ["EXP103 items of different kinds"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Extremes.Of(list, each, frame, call, wantsLargest: true);
}
