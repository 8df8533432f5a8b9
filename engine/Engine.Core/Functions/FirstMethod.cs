using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The first item for which the condition holds; a failure where there is none.</summary>
public sealed class FirstMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "First",
        Summary: "The first item for which the condition holds; a failure where there is none.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.First().sku", "A"),
            new("payload.lines.First(l => l.amount == 7).sku", "B"),
            new("payload.lines.First(l => l.amount == 8)", "EXP108"),
        ])
    {
        Fails = ["EXP108 no item is found"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var found = Search.First(list, each, frame);
        return found.Kind == ValueKind.Missing ? Value.Fail(ExpressionCodes.NothingFound, $"`{call.Text}` finds nothing among " + list.Count + " items.") : found;
    }
}
