using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A number from text or an amount.</summary>
public sealed class NumberFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "number",
        Summary: "Reads text as a number; an amount loses its currency.",
        Parameters: [new("x", Kinds.Text | Kinds.Number | Kinds.Amount, "such as 1234.50")],
        Returns: Kinds.Number,
        Examples: [new("number('12.50')", "12.50"), new("number(money(1999, 'usd'))", "19.99"), new("number('1,5')", "FUN103")])
    {
        Fails = ["FUN103 x is text that is no number"],
        Aliases = ["decimal", "double", "decimal.Parse", "double.Parse", "Convert.ToDecimal", "Convert.ToDouble"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var value = arguments[0];
        if (value.Kind != ValueKind.Text)
        {
            return Value.Of(value.AsNumber());
        }

        return Numbers.TryParse(value.AsText().AsSpan().Trim(), out var number) ? Value.Of(number) : FunctionFailures.Number(value.AsText());
    }
}
