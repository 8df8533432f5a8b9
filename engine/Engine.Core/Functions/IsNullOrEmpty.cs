using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether there is any text.</summary>
public sealed class IsNullOrEmpty : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.IsNullOrEmpty",
        Summary: "True for text that is missing, null or empty.",
        Parameters: [new("text", Kinds.Text, "the text") { TakesNothing = true }],
        Returns: Kinds.Boolean,
        Examples: [new("string.IsNullOrEmpty(payload.none)", "true"), new("string.IsNullOrEmpty(' ')", "false")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(arguments[0].IsNothing || arguments[0].AsText().Length == 0);
}
