using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text cut to a length.</summary>
public sealed class Truncate : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "truncate",
        Summary: "At most so many characters of the text, from its start.",
        Parameters: [new("text", Kinds.Text, "the text"), new("length", Kinds.Number, "characters (UTF-16 units)")],
        Returns: Kinds.Text,
        Examples: [new("truncate('abcdef', 4)", "abcd"), new("truncate('abc', 4)", "abc"), new("truncate('abc', -1)", "FUN104")])
    {
        Fails = ["FUN104 length is not whole or negative"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], 0, TextForm.LongestText, out var length))
        {
            return FunctionFailures.Whole("length", arguments[1].AsNumber(), 0, TextForm.LongestText);
        }

        if (arguments[0].RoughLength <= length || arguments[0].Length <= length)
        {
            return arguments[0];
        }

        var text = arguments[0].AsText();

        // Half of a character outside the basic plane would not survive the way to NetSuite.
        var end = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return Value.Of(text[..end]);
    }
}
