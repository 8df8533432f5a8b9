using System.Text;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Values written one after the other.</summary>
public sealed class StringConcat : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.Concat",
        Summary: "The values as one text, one after the other.",
        Parameters: [new("x", Kinds.Any, "texts, numbers, dates")],
        Returns: Kinds.Text,
        Examples: [new("string.Concat('in_', 9)", "in_9"), new("string.Concat('a', payload.lines)", "EXP103")])
    {
        Fails = ["EXP103 a value is a list or an object"],
        Repeats = true,
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            if (!TextForm.TryGet(argument, out var written))
            {
                return Value.Fail(ExpressionCodes.WrongKind, $"{FunctionFailures.Show(argument)} is {argument.Kind.Describe()} and has no text.");
            }

            if (text.Length + written.Length > TextForm.LongestText)
            {
                return Failures.TextTooLong();
            }

            text.Append(written);
        }

        return Value.Of(text.ToString());
    }
}
