using System.Text;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A list written as one text.</summary>
public sealed class Join : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "join",
        Summary: "The items of a list as one text.",
        Parameters: [new("list", Kinds.List, "texts, numbers, dates"), new("separator", Kinds.Text, "what to put between")],
        Returns: Kinds.Text,
        Examples: [new("join(split('a.b', '.'), ', ')", "a, b"), new("join(payload.lines, ',')", "EXP103")])
    {
        Fails = ["EXP103 an item is null, a list or an object"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = new StringBuilder();
        var separator = "";
        foreach (var item in arguments[0].AsList())
        {
            if (!TextForm.TryGet(item, out var written))
            {
                return Value.Fail(ExpressionCodes.WrongKind, $"An item of the list is {item.Kind.Describe()} ({FunctionFailures.Show(item)}) and cannot be joined to text.");
            }

            if (text.Length + separator.Length + written.Length > TextForm.LongestText)
            {
                return Failures.TextTooLong();
            }

            text.Append(separator).Append(written);
            separator = arguments[1].AsText();
        }

        return Value.Of(text.ToString());
    }
}
