using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>+ - * / %</c> on numbers, amounts, dates; <c>+</c> also joins text.</summary>
internal sealed class Calculation(NodeSource source, BinaryOperator operation, Node left, Node right) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var first = left.Evaluate(frame);
        if (first.IsFailure || first.IsNothing)
        {
            return Without(frame, left, first);
        }

        var second = right.Evaluate(frame);
        if (second.IsFailure || second.IsNothing)
        {
            return Without(frame, right, second);
        }

        if (first.Kind == ValueKind.Text || second.Kind == ValueKind.Text)
        {
            return operation == BinaryOperator.Add ? Joined(first, second) : NotText(first, second);
        }

        return Arithmetic.Calculate(operation, left, first, right, second);
    }

    private Value Joined(Value first, Value second)
    {
        if (!TextForm.TryGet(first, out var before) || !TextForm.TryGet(second, out var after))
        {
            return Failures.CannotCombine(left, first, right, second, "joined");
        }

        return before.Length + after.Length <= TextForm.LongestText ? Value.Of(before + after) : Failures.TextTooLong();
    }

    private Value NotText(Value first, Value second) => first.Kind == ValueKind.Text
        ? Failures.WrongKind(left, first, Kinds.Number | Kinds.Amount)
        : Failures.WrongKind(right, second, Kinds.Number | Kinds.Amount);
}
