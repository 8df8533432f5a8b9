using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text without what it begins with.</summary>
public sealed class TrimPrefix : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "trimPrefix",
        Summary: "The text without a prefix; unchanged when it does not begin with it.",
        Parameters: [new("text", Kinds.Text, "the text"), new("prefix", Kinds.Text, "what to take off, once")],
        Returns: Kinds.Text,
        Examples: [new("trimPrefix('cus_9', 'cus_')", "9"), new("trimPrefix('9', 'cus_')", "9")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = arguments[0].AsText();
        var prefix = arguments[1].AsText();
        return Value.Of(text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text);
    }
}
