using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The last item for which the condition holds; null where there is none.</summary>
public sealed class LastOrDefaultMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "LastOrDefault",
        Summary: "The last item for which the condition holds; null where there is none.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Any,
        Examples:
        [
            new("payload.lines.LastOrDefault().sku", "B"),
            new("payload.lines.LastOrDefault(l => l.amount == 7).sku", "B"),
            new("payload.lines.LastOrDefault(l => l.amount == 8)", "null"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var found = Search.Last(list, each, frame);
        return found.Kind == ValueKind.Missing ? Value.Null : found;
    }
}
