using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without blanks after it.</summary>
public sealed class TrimEnd : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trimEnd",
        Summary: "The text without blanks after it.",
        Parameters: [new("text", Kinds.Text, "the text")],
        Returns: Kinds.Text,
        Examples: [new("trimEnd('a  ').Length", "1")])
    {
        Aliases = [".TrimEnd"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().TrimEnd());
}
