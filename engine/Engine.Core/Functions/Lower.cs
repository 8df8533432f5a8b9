using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Small letters.</summary>
public sealed class Lower : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "lower",
        Summary: "The text in small letters.",
        Parameters: [new("text", Kinds.Text, "the text")],
        Returns: Kinds.Text,
        Examples: [new("lower('USD')", "usd")])
    {
        Aliases = [".ToLower", ".ToLowerInvariant"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        TextCase.Lower(arguments[0]);
}
