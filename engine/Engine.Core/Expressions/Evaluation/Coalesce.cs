using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>a ?? b</c>: the right side where the left one is missing or null. A failure on the left stays one.</summary>
internal sealed class Coalesce(NodeSource source, Node left, Node right) : Node(source)
{
    public override ImmutableArray<Node> Alternatives => [.. left.Alternatives, .. right.Alternatives];

    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = left.Evaluate(frame);
        return value.IsNothing ? right.Evaluate(frame) : value;
    }
}
