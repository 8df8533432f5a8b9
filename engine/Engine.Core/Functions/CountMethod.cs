using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>How many items there are, or for how many the condition holds.</summary>
public sealed class CountMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Count",
        Summary: "How many items there are, or for how many the condition holds.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Number,
        Examples:
        [
            new("payload.lines.Count()", "2"),
            new("payload.lines.Count(l => l.amount > 5)", "1"),
            new("payload.lines.Count", "2"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    => Search.CountOf(list, each, frame);
}
