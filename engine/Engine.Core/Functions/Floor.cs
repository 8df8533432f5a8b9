using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Rounding down.</summary>
public sealed class Floor : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "floor",
        Summary: "The next whole number below.",
        Parameters: [new("x", Kinds.Number | Kinds.Amount, "the number or amount")],
        Returns: Kinds.Number | Kinds.Amount,
        Examples: [new("floor(-1.5)", "-2")])
    {
        Aliases = ["Math.Floor"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    => arguments[0].Kind == ValueKind.Amount
            ? Value.Amount(decimal.Floor(arguments[0].AsNumber()), arguments[0].AsCurrency())
            : Value.Of(decimal.Floor(arguments[0].AsNumber()));
}
