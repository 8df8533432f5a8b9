using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether there is any text but blanks.</summary>
public sealed class IsNullOrWhiteSpace : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.IsNullOrWhiteSpace",
        Summary: "True for text that is missing, null, empty or only blanks.",
        Parameters: [new("text", Kinds.Text, "the text") { TakesNothing = true }],
        Returns: Kinds.Boolean,
        Examples: [new("string.IsNullOrWhiteSpace(payload.note)", "true"), new("string.IsNullOrWhiteSpace('a')", "false")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].IsNothing || TextEquality.IsBlank(arguments[0]));
}
