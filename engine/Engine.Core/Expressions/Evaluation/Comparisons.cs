using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>When two values are equal, and which comes first. Text is compared by character code, case counts.</summary>
internal static class Comparisons
{
    /// <summary>True, false, or a failure for kinds that nobody compares on purpose, such as text with a number.</summary>
    public static Value AreEqual(Node left, Value a, Node right, Value b)
    {
        if (a.Kind == b.Kind)
        {
            return Value.Of(a.Equals(b));
        }

        if (!IsAmountAndNumber(a, b))
        {
            return Failures.CannotCombine(left, a, right, b, "compared");
        }

        var order = AmountAndNumber(a, b, out var failure);
        return failure.IsFailure ? failure : Value.Of(order == 0);
    }

    /// <summary>Whether one of two values can come before the other.</summary>
    public static bool HaveOrder(Value a, Value b) => a.Kind == b.Kind
        ? a.Kind is ValueKind.Number or ValueKind.Text or ValueKind.Date or ValueKind.Instant or ValueKind.Amount
        : IsAmountAndNumber(a, b);

    /// <summary>Less than zero when the first of two values that have an order comes first. A failure is given out when money forbids it.</summary>
    public static int Order(Value a, Value b, out Value failure)
    {
        failure = Value.Missing;
        switch (a.Kind)
        {
            case ValueKind.Text:
                return string.CompareOrdinal(a.AsText(), b.AsText());
            case ValueKind.Date:
                return a.AsDate().CompareTo(b.AsDate());
            case ValueKind.Instant:
                return a.AsInstant().CompareTo(b.AsInstant());
            case ValueKind.Amount when b.Kind == ValueKind.Amount && a.AsCurrency() != b.AsCurrency():
                failure = Failures.Currencies(a, b, "compared");
                return 0;
            default:
                return a.Kind == b.Kind ? a.AsNumber().CompareTo(b.AsNumber()) : AmountAndNumber(a, b, out failure);
        }
    }

    private static bool IsAmountAndNumber(Value a, Value b) =>
        (a.Kind == ValueKind.Amount && b.Kind == ValueKind.Number) || (a.Kind == ValueKind.Number && b.Kind == ValueKind.Amount);

    // Zero is zero in every currency; any other number would be a guess at the currency.
    private static int AmountAndNumber(Value a, Value b, out Value failure)
    {
        var (amount, number) = a.Kind == ValueKind.Amount ? (a, b) : (b, a);
        failure = number.AsNumber() == 0 ? Value.Missing : Failures.AmountAgainstNumber(amount, number, "compared");
        return a.AsNumber().CompareTo(b.AsNumber());
    }
}
