using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without blanks around it.</summary>
public sealed class Trim : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trim",
        Summary: "The text without blanks at both ends.",
        Parameters: [new("text", Kinds.Text, "the text")],
        Returns: Kinds.Text,
        Examples: [new("trim('  a b ')", "a b")])
    {
        Aliases = [".Trim"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().Trim());
}
