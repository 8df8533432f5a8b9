using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>or</c>: true as soon as one side is true; without a value when that could still decide it.</summary>
internal sealed class Either(NodeSource source, Node left, Node right) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var first = Condition(frame, left);
        if (first.IsFailure || (first.Kind == ValueKind.Boolean && first.AsBoolean()))
        {
            return first;
        }

        var second = Condition(frame, right);
        var decides = second.IsFailure || second.Kind == ValueKind.Missing || second.AsBoolean();
        return decides ? second : first;
    }
}
