using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The only item for which the condition holds; a failure where there is none or several.</summary>
public sealed class SingleMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Single",
        Summary: "The only item for which the condition holds; a failure where there is none or several.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.Single(l => l.amount == 7).sku", "B"),
            new("payload.lines.Single()", "EXP108"),
            new("payload.lines.Single(l => l.amount == 8)", "EXP108"),
        ])
    {
        Fails = ["EXP108 no item or several are found"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var first = Search.First(list, each, frame);
        if (first.Kind == ValueKind.Missing)
        {
            return Value.Fail(ExpressionCodes.NothingFound, $"`{call.Text}` finds nothing among " + list.Count + " items.");
        }

        return first.IsFailure || Search.CountOf(list, each, frame) is { Kind: ValueKind.Number } count && count.AsNumber() == 1
            ? first
            : Value.Fail(ExpressionCodes.NothingFound, $"`{call.Text}` finds more than one item.");
    }
}
