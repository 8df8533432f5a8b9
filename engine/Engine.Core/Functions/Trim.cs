using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without blanks around it.</summary>
public sealed class Trim : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trim",
        Summary: "The text without blanks at both ends.",
        Parameters: [new("text", Kinds.Text, "the text"), new("characters", Kinds.Text, "what is taken off instead of blanks, any of these") { IsOptional = true }],
        Returns: Kinds.Text,
        Examples: [new("trim('  a b ')", "a b"), new("'__ab__'.Trim('_')", "ab")])
    {
        Aliases = [".Trim"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().Trim(arguments.Length > 1 ? arguments[1].AsText().ToCharArray() : null));
}
