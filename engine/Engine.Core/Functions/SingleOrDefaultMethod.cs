using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The only item for which the condition holds; null where there is none, a failure where there are several.</summary>
public sealed class SingleOrDefaultMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "SingleOrDefault",
        Summary: "The only item for which the condition holds; null where there is none, a failure where there are several.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.SingleOrDefault(l => l.amount == 7).sku", "B"),
            new("payload.lines.SingleOrDefault()", "EXP108"),
            new("payload.lines.SingleOrDefault(l => l.amount == 8)", "null"),
        ])
    {
        Fails = ["EXP108 several items are found"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var first = Search.First(list, each, frame);
        if (first.Kind == ValueKind.Missing)
        {
            return Value.Null;
        }

        return first.IsFailure || Search.CountOf(list, each, frame) is { Kind: ValueKind.Number } count && count.AsNumber() == 1
            ? first
            : Value.Fail(ExpressionCodes.NothingFound, $"`{call.Text}` finds more than one item.");
    }
}
