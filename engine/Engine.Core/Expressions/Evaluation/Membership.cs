using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>item in (a, b)</c>: compares with each as <c>==</c> does, until one is equal.</summary>
internal sealed class Membership : Node
{
    private readonly Node item;
    private readonly ImmutableArray<Node> comparisons;
    private readonly Value[]? texts;
    private readonly bool isNegated;

    /// <param name="item">What is looked for.</param>
    /// <param name="items">The written list.</param>
    /// <param name="comparisons">Item against each, as <c>==</c>.</param>
    public Membership(NodeSource source, Node item, ImmutableArray<Node> items, ImmutableArray<Node> comparisons, bool isNegated)
        : base(source)
    {
        this.item = item;
        this.comparisons = comparisons;
        this.isNegated = isNegated;
        texts = items.All(one => one is Constant { IsText: true }) ? [.. items.Select(one => ((Constant)one).Value)] : null;
    }

    public override Value Evaluate(EvaluationFrame frame)
    {
        var value = item.Evaluate(frame);
        if (value.IsFailure || value.IsNothing)
        {
            return value.IsNothing && Source.Strictness == Strictness.Field ? Value.Of(isNegated) : Without(frame, item, value);
        }

        if (texts is not null && value.Kind == ValueKind.Text)
        {
            return Value.Of(IsOneOf(texts, value) != isNegated);
        }

        return OneByOne(frame);
    }

    private static bool IsOneOf(Value[] texts, Value value)
    {
        foreach (var text in texts)
        {
            if (text.Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    private Value OneByOne(EvaluationFrame frame)
    {
        var answer = Value.False;
        foreach (var comparison in comparisons)
        {
            var equal = comparison.Evaluate(frame);
            if (equal.IsFailure || (equal.Kind == ValueKind.Boolean && equal.AsBoolean()))
            {
                return equal.IsFailure ? equal : Value.Of(!isNegated);
            }

            answer = equal.IsNothing ? equal : answer;
        }

        return answer.IsNothing ? answer : Value.Of(isNegated);
    }
}
