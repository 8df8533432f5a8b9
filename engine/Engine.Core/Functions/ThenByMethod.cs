using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>After OrderBy: orders the items that it left equal by what the selector gives, smallest first.</summary>
public sealed class ThenByMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "ThenBy",
        Summary: "After OrderBy: orders the items that it left equal by what the selector gives, smallest first.",
        Parameters: [List, Selector()],
        Returns: Kinds.List,
        Examples: [new("payload.lines.OrderBy(l => 1).ThenBy(l => l.amount).First().sku", "A"), new("payload.lines.ThenBy(l => l.amount)", "EXP103")])
    {
        Fails = ["EXP103 no OrderBy stands before it, or items of different kinds have no order"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Sorting.SortFurther(list, each, frame, call, descending: false);
}
