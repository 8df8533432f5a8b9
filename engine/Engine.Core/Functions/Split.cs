using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text cut at a separator.</summary>
public sealed class Split : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "split",
        Summary: "The parts of the text between separators, as a list.",
        Parameters: [new("text", Kinds.Text, "the text"), new("separator", Kinds.Text, "where to cut")],
        Returns: Kinds.List,
        Examples: [new("split('a.b.c', '.')[1]", "b"), new("split('abc', ',').Count", "1")])
    {
        Aliases = [".Split"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var separator = arguments[1].AsText();
        var parts = separator.Length == 0 ? [arguments[0].AsText()] : arguments[0].AsText().Split(separator);
        return Value.Of(Array.ConvertAll(parts, part => Value.Of(part)));
    }
}
