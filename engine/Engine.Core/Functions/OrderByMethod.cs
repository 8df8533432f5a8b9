using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items in order of what the selector gives, smallest first; equal ones stay in place.</summary>
public sealed class OrderByMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "OrderBy",
        Summary: "The items in order of what the selector gives, smallest first; equal ones stay in place.",
        Parameters: [List, Selector()],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.OrderBy(l => l.amount).First().sku", "A"),
        ])
    {
        Fails = ["EXP103 items of different kinds have no order"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    => Sorting.Sort(list, each, frame, call, descending: false);
}
