using System.Globalization;
using System.Runtime.CompilerServices;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>+ - * / %</c> on numbers, amounts, dates; <c>+</c> also joins text.</summary>
internal sealed class Calculation(NodeSource source, BinaryOperator operation, Node left, Node right) : Node(source)
{
    private const int RoomOnStack = 128;

    // One side is text whatever the event holds: this joins, and so may what stands left of it, without a text for each step.
    private readonly bool joins = operation == BinaryOperator.Add && (left.Kinds == Kinds.Text || right.Kinds == Kinds.Text);

    public override Value Evaluate(EvaluationFrame frame) => joins ? Join(frame) : Calculate(frame);

    private Value Join(EvaluationFrame frame)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[RoomOnStack]);
        var length = 0;
        return AppendTo(ref text, ref length, frame) ?? Value.Of(text.ToStringAndClear());
    }

    /// <summary>Appends both sides; null when that was possible, otherwise what comes of the whole.</summary>
    private Value? AppendTo(ref DefaultInterpolatedStringHandler text, ref int length, EvaluationFrame frame)
    {
        var problem = left is Calculation { joins: true } before ? before.AppendTo(ref text, ref length, frame) : Append(left, ref text, ref length, frame);
        return problem ?? Append(right, ref text, ref length, frame);
    }

    private Value? Append(Node part, ref DefaultInterpolatedStringHandler text, ref int length, EvaluationFrame frame)
    {
        var value = part.Evaluate(frame);
        if (value.IsFailure || value.IsNothing)
        {
            return Without(frame, part, value);
        }

        if (!TextForm.TryAppend(ref text, value, out var added))
        {
            return Failures.CannotCombine(left, left.Evaluate(frame), right, right.Evaluate(frame), "joined");
        }

        length += added;
        return length <= TextForm.LongestText ? null : Failures.TextTooLong();
    }

    private Value Calculate(EvaluationFrame frame)
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
