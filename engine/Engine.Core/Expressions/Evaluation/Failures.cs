using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>The failures that more than one operation can give.</summary>
internal static class Failures
{
    public static Value WrongKind(Node operand, Value value, Kinds wanted) => Value.Fail(
        ExpressionCodes.WrongKind, $"`{operand.Text}` is {value.Kind.Describe()} ({Show(value)}); {wanted.Describe()} is needed here.");

    public static Value CannotCombine(Node left, Value leftValue, Node right, Value rightValue, string doing) => Value.Fail(
        ExpressionCodes.WrongKind,
        $"`{left.Text}` is {leftValue.Kind.Describe()} ({Show(leftValue)}) and `{right.Text}` is {rightValue.Kind.Describe()} ({Show(rightValue)}): they cannot be {doing}. Convert one of them.");

    public static Value Currencies(Value left, Value right, string doing) => Value.Fail(
        ExpressionCodes.CurrenciesDiffer, $"{left} and {right} are of different currencies and cannot be {doing}.");

    public static Value AmountAgainstNumber(Value amount, Value number, string doing) => Value.Fail(
        ExpressionCodes.AmountAgainstNumber,
        $"The amount {amount} and the number {number} cannot be {doing}. Write amount({number}, '{amount.AsCurrency()}') to give the number its currency.");

    public static Value TooManySteps() => Value.Fail(
        ExpressionCodes.TooManySteps, "The evaluation visits more than 1,000,000 list items and was stopped.");

    public static Value TextTooLong() => Value.Fail(
        ExpressionCodes.TextTooLong, "The text grows beyond 1,000,000 characters and was not made.");

    /// <summary>A value as messages show it: short, text in quotes.</summary>
    public static string Show(Value value)
    {
        var text = value.ToString();
        var shortened = text.Length <= 60 ? text : text[..60] + "…";
        return value.Kind == ValueKind.Text ? $"'{shortened}'" : shortened;
    }
}
