using Engine.Core.Diagnostics;

namespace Engine.Core.Expressions;

/// <summary>Trouble with expressions: <c>EXP0xx</c> when they are read, <c>EXP1xx</c> when they are evaluated.</summary>
public static class ExpressionCodes
{
    public static DiagnosticCode NumberTooLong { get; } = new(
        "EXP110",
        "A number has more digits than an amount can hold exactly",
        "Amounts are decimals of at most 28 digits. Look at what the source sent: a number this long is damaged, or it is an id that belongs in quotes.");
}
