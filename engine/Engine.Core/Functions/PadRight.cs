using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text filled up from the right.</summary>
public sealed class PadRight : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "padRight",
        Summary: "The text, filled up from the right to a length.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("length", Kinds.Number, "characters, at most 1000"),
            new("fill", Kinds.Text, "one character; a blank when left out") { IsOptional = true },
        ],
        Returns: Kinds.Text,
        Examples: [new("padRight('42', 5, '0')", "42000"), new("padRight('42', 9999)", "FUN104")])
    {
        Fails = ["FUN104 length is not whole or too large"],
        Aliases = [".PadRight"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], 0, 1000, out var length))
        {
            return FunctionFailures.Whole("length", arguments[1].AsNumber(), 0, 1000);
        }

        var fill = arguments.Length > 2 && arguments[2].AsText().Length == 1 ? arguments[2].AsText()[0] : ' ';
        return Value.Of(arguments[0].AsText().PadRight(length, fill));
    }
}
