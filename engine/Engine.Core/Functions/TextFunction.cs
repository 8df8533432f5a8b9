using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A value as text.</summary>
public sealed class TextFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "text",
        Summary: "The value as text: amounts without their currency, dates as yyyy-MM-dd, instants in UTC.",
        Parameters:
        [
            new("x", Kinds.Text | Kinds.Number | Kinds.Amount | Kinds.Boolean | Kinds.Date | Kinds.Instant | Kinds.Reference, "the value"),
        ],
        Returns: Kinds.Text,
        Examples:
        [
            new("text(12.50)", "12.50"),
            new("text(money(1999, 'usd'))", "19.99"),
            new("text(true)", "true"),
            new("text(5) == '5'", "true"),
        ])
    {
        Fails = ["EXP103 x has no text yet, such as ref(…)"],
        Aliases = ["string", ".ToString", "Convert.ToString"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    => TextForm.TryGet(arguments[0], out var text)
            ? Value.Of(text)
            : Value.Fail(ExpressionCodes.WrongKind, $"{FunctionFailures.Show(arguments[0])} has no text.");
}
