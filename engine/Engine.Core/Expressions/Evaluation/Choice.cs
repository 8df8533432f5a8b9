using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>condition ? then : otherwise</c>; only the chosen side is evaluated.</summary>
internal sealed class Choice(NodeSource source, Node condition, Node then, Node otherwise) : Node(source)
{
    public override ImmutableArray<Node> Alternatives => [.. then.Alternatives, .. otherwise.Alternatives];

    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = Condition(frame, condition);
        if (value.Kind != ValueKind.Boolean)
        {
            return value;
        }

        return value.AsBoolean() ? then.Evaluate(frame) : otherwise.Evaluate(frame);
    }
}
