using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>new [] { a, b }</c>.</summary>
internal sealed class MakeList(NodeSource source, ImmutableArray<Node> items) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
            if (values[i].IsFailure)
            {
                return values[i];
            }
        }

        return Value.Of(values);
    }
}
