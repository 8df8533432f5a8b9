using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without what it ends with.</summary>
public sealed class TrimSuffix : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trimSuffix",
        Summary: "The text without a suffix; unchanged when it does not end with it.",
        Parameters: [new("text", Kinds.Text, "the text"), new("suffix", Kinds.Text, "what to take off, once")],
        Returns: Kinds.Text,
        Examples: [new("trimSuffix('a.csv', '.csv')", "a"), new("trimSuffix('a', '.csv')", "a")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = arguments[0].AsText();
        var suffix = arguments[1].AsText();
        return Value.Of(text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text);
    }
}
