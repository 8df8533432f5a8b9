using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Text with parts replaced.</summary>
public sealed class Replace : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "replace",
        Summary: "The text with every occurrence of one text replaced by another.",
        Parameters:
        [
            new("text", Kinds.Text, "the text"),
            new("what", Kinds.Text, "what is replaced; case counts"),
            new("with", Kinds.Text, "what takes its place"),
        ],
        Returns: Kinds.Text,
        Examples: [new("replace('a-b-c', '-', '_')", "a_b_c"), new("replace('abc', '', 'x')", "abc")])
    {
        Fails = ["EXP111 the result could grow beyond 1,000,000 characters"],
        Aliases = [".Replace"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = arguments[0].AsText();
        var what = arguments[1].AsText();
        var with = arguments[2].AsText();
        if (what.Length == 0)
        {
            return arguments[0];
        }

        var longest = text.Length + ((long)(text.Length / what.Length) * Math.Max(0, with.Length - what.Length));
        return longest <= TextForm.LongestText ? Value.Of(text.Replace(what, with, StringComparison.Ordinal)) : Failures.TextTooLong();
    }
}
