using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether the condition holds for every item; true for an empty list.</summary>
public sealed class AllMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "All",
        Summary: "Whether the condition holds for every item; true for an empty list.",
        Parameters: [List, Condition()],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("payload.lines.All(l => l.amount > 4)", "true"),
            new("payload.lines.All(l => l.amount > 6)", "false"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var answer = Value.True;
        foreach (var item in list.Items)
        {
            var holds = each!.Holds(item, frame);
            if (holds.IsFailure || (holds.Kind == ValueKind.Boolean && !holds.AsBoolean()))
            {
                return holds;
            }

            answer = holds.Kind == ValueKind.Missing ? holds : answer;
        }

        return answer;
    }
}
