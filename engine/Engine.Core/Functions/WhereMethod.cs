using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items for which the condition holds; one that lacks a value does not count.</summary>
public sealed class WhereMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Where",
        Summary: "The items for which the condition holds; one that lacks a value does not count.",
        Parameters: [List, Condition()],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.Where(l => l.sku == 'B').Count", "1"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var kept = new List<Value>();
        foreach (var item in list.Items)
        {
            var holds = each!.Holds(item, frame);
            if (holds.IsFailure)
            {
                return holds;
            }

            if (holds.Kind == ValueKind.Boolean && holds.AsBoolean())
            {
                kept.Add(item);
            }
        }

        return Value.Of(kept);
    }
}
