using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The first item for which the condition holds; null where there is none.</summary>
public sealed class FirstOrDefaultMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "FirstOrDefault",
        Summary: "The first item for which the condition holds; null where there is none.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.FirstOrDefault().sku", "A"),
            new("payload.lines.FirstOrDefault(l => l.amount == 7).sku", "B"),
            new("payload.lines.FirstOrDefault(l => l.amount == 8)", "null"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var found = Search.First(list, each, frame);
        return found.Kind == ValueKind.Missing ? Value.Null : found;
    }
}
