using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The smallest value; null for an empty list.</summary>
public sealed class MinMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Min",
        Summary: "The smallest value; null for an empty list.",
        Parameters: [List, Selector()],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.Min(l => l.amount)", "5"),
        ])
    {
        Fails = ["EXP103 items of different kinds"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Extremes.Of(list, each, frame, call, wantsLargest: false);
}
