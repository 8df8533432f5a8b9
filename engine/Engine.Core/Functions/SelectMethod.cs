using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>What the selector gives for each item.</summary>
public sealed class SelectMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Select",
        Summary: "What the selector gives for each item.",
        Parameters: [List, Selector(isOptional: false)],
        Returns: Kinds.List,
        Examples:
        [
            new("join(payload.lines.Select(l => l.sku), '-')", "A-B"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var selected = new List<Value>(list.Count);
        foreach (var item in list.Items)
        {
            var value = each!.Of(item, frame);
            if (value.IsFailure)
            {
                return value;
            }

            selected.Add(value);
        }

        return Value.Of(selected);
    }
}
