using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Calculates with decimals. Currencies are never mixed; what does not fit is a failure, never a rounded or wrapped number.</summary>
internal static class Arithmetic
{
    public static Value Calculate(BinaryOperator operation, Node left, Value a, Node right, Value b)
    {
        try
        {
            return (a.Kind, b.Kind) switch
            {
                (ValueKind.Number, ValueKind.Number) => Numbers(operation, right, a.AsNumber(), b.AsNumber()),
                (ValueKind.Amount, ValueKind.Amount) => Amounts(operation, right, a, b),
                (ValueKind.Amount, ValueKind.Number) or (ValueKind.Number, ValueKind.Amount) => Mixed(operation, right, a, b),
                (ValueKind.Date, ValueKind.Date) when operation == BinaryOperator.Subtract => Duration.Between(a.AsDate(), b.AsDate()),
                (ValueKind.Instant, ValueKind.Instant) when operation == BinaryOperator.Subtract => Duration.Between(a.AsInstant(), b.AsInstant()),
                _ => Failures.CannotCombine(left, a, right, b, "calculated with `" + operation.Symbol() + "`"),
            };
        }
        catch (OverflowException)
        {
            // Decimal arithmetic has no other way to say that a result does not fit.
            return Value.Fail(ExpressionCodes.Overflow, $"{a} {operation.Symbol()} {b} is more than an amount can hold.");
        }
    }

    private static Value Numbers(BinaryOperator operation, Node right, decimal a, decimal b) => operation switch
    {
        BinaryOperator.Add => Value.Of(a + b),
        BinaryOperator.Subtract => Value.Of(a - b),
        BinaryOperator.Multiply => Value.Of(a * b),
        _ when Bits.Has(operation) => Bits.Calculate(operation, a, b),
        _ when b == 0 => DividedByZero(right),
        BinaryOperator.Divide => Value.Of(a / b),
        _ => Value.Of(a % b),
    };

    private static Value Amounts(BinaryOperator operation, Node right, Value a, Value b)
    {
        if (a.AsCurrency() != b.AsCurrency())
        {
            return Failures.Currencies(a, b, "calculated with");
        }

        return operation switch
        {
            _ when Bits.Has(operation) => Bits.NotWhole(operation, a),
            BinaryOperator.Add => Value.Amount(a.AsNumber() + b.AsNumber(), a.AsCurrency()),
            BinaryOperator.Subtract => Value.Amount(a.AsNumber() - b.AsNumber(), a.AsCurrency()),
            BinaryOperator.Multiply => Value.Fail(ExpressionCodes.WrongKind, $"{a} and {b} are amounts and cannot be multiplied with each other."),
            _ => Numbers(operation, right, a.AsNumber(), b.AsNumber()),
        };
    }

    private static Value Mixed(BinaryOperator operation, Node right, Value a, Value b)
    {
        var (amount, number) = a.Kind == ValueKind.Amount ? (a, b) : (b, a);
        if (Bits.Has(operation))
        {
            return Bits.NotWhole(operation, amount);
        }

        var scales = operation == BinaryOperator.Multiply || (a.Kind == ValueKind.Amount && operation == BinaryOperator.Divide);
        // The sum of an empty list is the number 0, and zero is zero in every currency.
        var addsNothing = operation is BinaryOperator.Add or BinaryOperator.Subtract && number.AsNumber() == 0;
        if (!scales && !addsNothing)
        {
            return Failures.AmountAgainstNumber(amount, number, "calculated with `" + operation.Symbol() + "`");
        }

        var result = Numbers(operation, right, a.AsNumber(), b.AsNumber());
        return result.IsFailure ? result : Value.Amount(result.AsNumber(), amount.AsCurrency());
    }

    private static Value DividedByZero(Node right) => Value.Fail(ExpressionCodes.DividedByZero, $"`{right.Text}` is 0, and nothing can be divided by it.");
}
