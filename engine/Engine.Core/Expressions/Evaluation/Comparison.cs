using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Compares two values. A comparison that lacks a value is neither true nor false in a question.</summary>
internal sealed class Comparison(NodeSource source, BinaryOperator compare, Node left, Node right) : Node(source)
{
    private readonly bool isEquality = compare is BinaryOperator.Equal or BinaryOperator.NotEqual;

    public override Value Evaluate(EvaluationFrame frame)
    {
        var first = left.Evaluate(frame);
        if (first.IsFailure)
        {
            return first;
        }

        var second = right.Evaluate(frame);
        if (second.IsFailure)
        {
            return second;
        }

        if (first.IsNothing || second.IsNothing)
        {
            return WithoutValue(frame, first, second);
        }

        return isEquality && first.Kind == second.Kind ? Value.Of(first.Equals(second) == (compare == BinaryOperator.Equal)) : Compare(first, second);
    }

    private Value WithoutValue(EvaluationFrame frame, Value first, Value second)
    {
        if (isEquality && Source.Strictness == Strictness.Field)
        {
            var same = first.IsNothing && second.IsNothing;
            return Value.Of(compare == BinaryOperator.Equal ? same : !same);
        }

        return first.IsNothing ? Without(frame, left, first) : Without(frame, right, second);
    }

    private Value Compare(Value first, Value second)
    {
        var (a, b) = Converted(first, second);
        if (a.Kind == ValueKind.Missing || b.Kind == ValueKind.Missing)
        {
            return NotConvertible(first, second);
        }

        if (isEquality)
        {
            var equal = Comparisons.AreEqual(left, a, right, b);
            return compare == BinaryOperator.Equal || equal.IsFailure ? equal : Value.Of(!equal.AsBoolean());
        }

        if (!Comparisons.HaveOrder(a, b))
        {
            return Failures.CannotCombine(left, a, right, b, "ordered");
        }

        var order = Comparisons.Order(a, b, out var failure);
        return failure.IsFailure ? failure : Value.Of(Holds(order));
    }

    private bool Holds(int order) => compare switch
    {
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private (Value First, Value Second) Converted(Value first, Value second)
    {
        if (first.Kind == second.Kind)
        {
            return (first, second);
        }

        var b = right is Constant { IsText: true } written ? written.As(first.Kind) : second;
        var a = left is Constant { IsText: true } text ? text.As(second.Kind) : first;
        return (a, b);
    }

    private static Value NotConvertible(Value first, Value second)
    {
        var (text, other) = first.Kind == ValueKind.Text ? (first, second) : (second, first);
        return Value.Fail(
            ExpressionCodes.NotConvertible,
            $"{Failures.Show(text)} is compared with {other.Kind.Describe()} ({Failures.Show(other)}) and cannot be read as one.");
    }
}
