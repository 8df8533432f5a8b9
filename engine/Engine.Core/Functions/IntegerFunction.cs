using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A whole number, cut, as RulesEngine's <c>int(x)</c>.</summary>
public sealed class IntegerFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "int",
        Summary: "The whole part of a number; the fraction is cut off.",
        Parameters: [new("x", Kinds.Text | Kinds.Number | Kinds.Amount, "such as 12.7")],
        Returns: Kinds.Number,
        Examples: [new("int(12.7)", "12"), new("int(-12.7)", "-12"), new("int('x')", "FUN103")])
    {
        Fails = ["FUN103 x is text that is no number"],
        Aliases = ["long", "int.Parse", "long.Parse", "Convert.ToInt32", "Convert.ToInt64", "Math.Truncate"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var value = arguments[0];
        if (value.Kind != ValueKind.Text)
        {
            return Value.Of(decimal.Truncate(value.AsNumber()));
        }

        return Numbers.TryParse(value.AsText().AsSpan().Trim(), out var number) ? Value.Of(decimal.Truncate(number)) : FunctionFailures.Number(value.AsText());
    }
}
