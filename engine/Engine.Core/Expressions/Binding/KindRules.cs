using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Binding;

/// <summary>What is known about kinds before any value is seen. Doubtful cases pass and are decided by the values.</summary>
internal static class KindRules
{
    private const Kinds Orderable = Kinds.Number | Kinds.Amount | Kinds.Text | Kinds.Date | Kinds.Instant;

    /// <summary>What a calculation can give; no kind when it can give nothing.</summary>
    public static Kinds OfCalculation(BinaryOperator operation, Kinds left, Kinds right)
    {
        var result = left & right & Kinds.Number;
        if (Evaluation.Bits.Has(operation))
        {
            return result;
        }

        if (operation == BinaryOperator.Add && ((left | right) & Kinds.Text) != 0)
        {
            result |= Kinds.Text;
        }

        var money = Kinds.Number | Kinds.Amount;
        if (((left | right) & Kinds.Amount) != 0 && (left & money) != 0 && (right & money) != 0)
        {
            result |= operation is BinaryOperator.Divide or BinaryOperator.Remainder ? money : Kinds.Amount;
        }

        var isDifference = operation == BinaryOperator.Subtract && (left & right & (Kinds.Date | Kinds.Instant)) != 0;
        return isDifference ? result | Kinds.Object : result;
    }

    /// <summary>Why two operands can never be compared; null when they may.</summary>
    public static string? WhyNotComparable(Node left, Node right, bool isOrder)
    {
        var a = left.Kinds & ~Kinds.Nothing;
        var b = right.Kinds & ~Kinds.Nothing;
        if (isOrder && a != Kinds.None && b != Kinds.None && ((a & Orderable) == 0 || (b & Orderable) == 0))
        {
            return $"{Gives(left)} and {Gives(right)}: they have no order.{DurationHint(left, right)}";
        }

        if ((a & b) != 0 || a == Kinds.None || b == Kinds.None || IsConvertible(left, b) || IsConvertible(right, a))
        {
            return null;
        }

        return IsMoney(a, b) ? MoneyProblem(left, right) : $"{Gives(left)} and {Gives(right)}: they can never be equal. Convert one of them.";
    }

    public static string Gives(Node node) => $"`{node.Text}` gives {node.Kinds.Describe()}";

    private static bool IsMoney(Kinds a, Kinds b) => (a, b) is (Kinds.Amount, Kinds.Number) or (Kinds.Number, Kinds.Amount);

    private static string? MoneyProblem(Node left, Node right)
    {
        var number = (left as Constant) ?? (right as Constant);
        return number is null || number.Value.AsNumber() == 0
            ? null
            : $"{Gives(left)} and {Gives(right)}: a number other than 0 needs its currency. Write amount({number.Value}, 'USD'), with the currency that is meant.";
    }

    private static bool IsConvertible(Node node, Kinds wanted)
    {
        if (node is not Constant { IsText: true } text)
        {
            return false;
        }

        foreach (var kind in (ReadOnlySpan<ValueKind>)[ValueKind.Number, ValueKind.Boolean, ValueKind.Date, ValueKind.Instant])
        {
            if ((wanted & kind.ToKinds()) != 0 && text.As(kind).Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private static string DurationHint(Node left, Node right) =>
        ReferenceEquals(left.Shape, Shape.Duration) || ReferenceEquals(right.Shape, Shape.Duration)
            ? " A difference of dates is compared by its days: (a - b).TotalDays."
            : "";
}
