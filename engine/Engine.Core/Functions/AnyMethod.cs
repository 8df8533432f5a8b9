using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether the condition holds for an item, or, without one, whether there are items.</summary>
public sealed class AnyMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Any",
        Summary: "Whether the condition holds for an item, or, without one, whether there are items.",
        Parameters: [List, Condition(isOptional: true)],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("payload.lines.Any(l => l.amount > 6)", "true"),
            new("payload.lines.Any(amount > 7)", "false"),
            new("payload.lines.Any()", "true"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        if (each is null)
        {
            return Value.Of(list.Count > 0);
        }

        var answer = Value.False;
        foreach (var item in list.Items)
        {
            var holds = each.Holds(item, frame);
            if (holds.IsFailure || (holds.Kind == ValueKind.Boolean && holds.AsBoolean()))
            {
                return holds;
            }

            answer = holds.Kind == ValueKind.Missing ? holds : answer;
        }

        return answer;
    }
}
