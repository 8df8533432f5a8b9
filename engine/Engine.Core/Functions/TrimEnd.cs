using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without blanks after it.</summary>
public sealed class TrimEnd : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trimEnd",
        Summary: "The text without blanks after it.",
        Parameters: [new("text", Kinds.Text, "the text"), new("characters", Kinds.Text, "what is taken off instead of blanks, any of these") { IsOptional = true }],
        Returns: Kinds.Text,
        Examples: [new("trimEnd('a  ').Length", "1"), new("'__ab__'.TrimEnd('_')", "__ab")])
    {
        Aliases = [".TrimEnd"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().TrimEnd(arguments.Length > 1 ? arguments[1].AsText().ToCharArray() : null));
}
