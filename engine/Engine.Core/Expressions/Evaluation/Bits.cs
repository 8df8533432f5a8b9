using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary><c>&lt;&lt; &gt;&gt; &amp; |</c> on whole numbers of 64 bits, for files written for RulesEngine. A bit that falls off the end is a failure, never lost.</summary>
internal static class Bits
{
    private const int MostShifted = 63;

    public static bool Has(BinaryOperator operation) =>
        operation is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.BitAnd or BinaryOperator.BitOr;

    public static Value Calculate(BinaryOperator operation, decimal a, decimal b)
    {
        if (!IsWhole(a) || !IsWhole(b))
        {
            return NotWhole(operation, Value.Of(IsWhole(a) ? b : a));
        }

        var (left, right) = ((long)a, (long)b);
        return operation switch
        {
            BinaryOperator.BitAnd => Value.Of(left & right),
            BinaryOperator.BitOr => Value.Of(left | right),
            _ => Shift(operation, left, right),
        };
    }

    public static Value NotWhole(BinaryOperator operation, Value operand) =>
        Value.Fail(ExpressionCodes.WrongKind, $"{operand} is no whole number of 64 bits, and `{operation.Symbol()}` needs them.");

    private static Value Shift(BinaryOperator operation, long number, long places)
    {
        if (places is < 0 or > MostShifted)
        {
            return Value.Fail(ExpressionCodes.Overflow, $"{number} cannot be shifted by {places} places; 0 to {MostShifted} are possible.");
        }

        if (operation == BinaryOperator.ShiftRight)
        {
            return Value.Of(number >> (int)places);
        }

        var shifted = number << (int)places;
        return shifted >> (int)places == number
            ? Value.Of(shifted)
            : Value.Fail(ExpressionCodes.Overflow, $"{number} << {places} does not fit into 64 bits.");
    }

    private static bool IsWhole(decimal number) => decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue;
}
