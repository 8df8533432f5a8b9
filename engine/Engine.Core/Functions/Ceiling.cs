using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Rounding up.</summary>
public sealed class Ceiling : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "ceiling",
        Summary: "The next whole number above.",
        Parameters: [new("x", Kinds.Number | Kinds.Amount, "the number or amount")],
        Returns: Kinds.Number | Kinds.Amount,
        Examples: [new("ceiling(1.2)", "2")])
    {
        Aliases = ["Math.Ceiling"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    => arguments[0].Kind == ValueKind.Amount
            ? Value.Amount(decimal.Ceiling(arguments[0].AsNumber()), arguments[0].AsCurrency())
            : Value.Of(decimal.Ceiling(arguments[0].AsNumber()));
}
