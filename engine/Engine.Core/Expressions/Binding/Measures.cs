using System.Collections.Immutable;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Functions;

namespace Engine.Core.Expressions.Binding;

/// <summary>How calculations and functions carry what a number stands for.</summary>
internal static class Measures
{
    /// <summary>
    /// Minor units stay minor units however they are multiplied or divided: only <c>money(…)</c> knows how many of them make one of the
    /// currency. Two of them divided are a share.
    /// </summary>
    public static Measure OfCalculation(BinaryOperator operation, Measure left, Measure right)
    {
        var isShare = operation == BinaryOperator.Divide && left == Measure.MinorUnits && right == Measure.MinorUnits;
        return !isShare && (left == Measure.MinorUnits || right == Measure.MinorUnits) ? Measure.MinorUnits : Measure.None;
    }

    /// <summary>A function that gives a number for a number keeps what it stands for.</summary>
    public static Measure OfFunction(FunctionSpec spec, ImmutableArray<Node> arguments) =>
        (spec.Returns & Kinds.Number) != 0 && arguments.Any(argument => argument.Measure == Measure.MinorUnits) ? Measure.MinorUnits : Measure.None;

    /// <summary>Why what an argument stands for makes the call wrong whatever its value; null when it does not.</summary>
    public static string? WhyNot(FunctionSpec spec, ImmutableArray<Node> arguments)
    {
        var first = arguments.IsEmpty ? null : arguments[0];
        return (spec.Name, first?.Measure) switch
        {
            ("amount", Measure.MinorUnits) => $"`{first!.Text}` counts minor units, and amount(…) takes whole units. Write money({first.Text}, …).",
            ("date" or "instant", Measure.MinorUnits) => $"`{first!.Text}` counts minor units of a currency; it is no date.",
            ("money", Measure.Seconds) => $"`{first!.Text}` is a time in seconds; it is no count of minor units.",
            ("amount", Measure.Seconds) => $"`{first!.Text}` is a time in seconds; it is no amount.",
            _ => null,
        };
    }
}
