using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A stretch of a text.</summary>
public sealed class Substring : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "substring",
        Summary: "A stretch of the text.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("start", Kinds.Number, "first character, counted from 0"),
            new("length", Kinds.Number, "characters; to the end when left out") { IsOptional = true },
        ],
        Returns: Kinds.Text,
        Examples: [new("substring('abcdef', 2)", "cdef"), new("substring('abcdef', 2, 3)", "cde"), new("substring('abc', 4)", "FUN104")])
    {
        Fails = ["FUN104 start or length lie outside the text"],
        Aliases = [".Substring"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = arguments[0].AsText();
        if (!FunctionFailures.IsWhole(arguments[1], 0, text.Length, out var start))
        {
            return FunctionFailures.Whole("start", arguments[1].AsNumber(), 0, text.Length);
        }

        if (arguments.Length == 2)
        {
            return Value.Of(text[start..]);
        }

        return FunctionFailures.IsWhole(arguments[2], 0, text.Length - start, out var length)
            ? Value.Of(text.Substring(start, length))
            : FunctionFailures.Whole("length", arguments[2].AsNumber(), 0, text.Length - start);
    }
}
