using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>new (a as x, b as y)</c>.</summary>
internal sealed class MakeObject(NodeSource source, ImmutableArray<string> names, ImmutableArray<Node> items) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var members = new (string, Value)[items.Length];
        for (var i = 0; i < members.Length; i++)
        {
            var value = items[i].Evaluate(frame);
            if (value.IsFailure)
            {
                return value;
            }

            members[i] = (names[i], value.Kind == ValueKind.Missing ? Value.Null : value);
        }

        return Value.Of(new ValueObject(members));
    }
}
