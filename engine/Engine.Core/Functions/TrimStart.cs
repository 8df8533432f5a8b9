using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without blanks before it.</summary>
public sealed class TrimStart : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trimStart",
        Summary: "The text without blanks before it.",
        Parameters: [new("text", Kinds.Text, "the text"), new("characters", Kinds.Text, "what is taken off instead of blanks, any of these") { IsOptional = true }],
        Returns: Kinds.Text,
        Examples: [new("trimStart('  a').Length", "1"), new("'__ab__'.TrimStart('_')", "ab__")])
    {
        Aliases = [".TrimStart"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].AsText().TrimStart(arguments.Length > 1 ? arguments[1].AsText().ToCharArray() : null));
}
