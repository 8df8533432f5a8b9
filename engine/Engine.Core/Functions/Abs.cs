using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Without sign.</summary>
public sealed class Abs : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "abs",
        Summary: "The number or amount without its sign.",
        Parameters: [new("x", Kinds.Number | Kinds.Amount, "the number or amount")],
        Returns: Kinds.Number | Kinds.Amount,
        Examples: [new("abs(-5.5)", "5.5"), new("abs(money(-1, 'usd'))", "0.01 USD")])
    {
        Aliases = ["Math.Abs"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    => arguments[0].Kind == ValueKind.Amount
            ? Value.Amount(Math.Abs(arguments[0].AsNumber()), arguments[0].AsCurrency())
            : Value.Of(Math.Abs(arguments[0].AsNumber()));
}
