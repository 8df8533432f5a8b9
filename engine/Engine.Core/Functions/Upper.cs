using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Capital letters.</summary>
public sealed class Upper : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "upper",
        Summary: "The text in capital letters.",
        Parameters: [new("text", Kinds.Text, "the text")],
        Returns: Kinds.Text,
        Examples: [new("upper('usd')", "USD")])
    {
        Aliases = [".ToUpper", ".ToUpperInvariant"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        TextCase.Upper(arguments[0]);
}
