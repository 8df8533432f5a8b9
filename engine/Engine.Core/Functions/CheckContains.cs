using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The helper class that RulesEngine ships.</summary>
public sealed class CheckContains : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "ExpressionUtils.CheckContains",
        Summary: "Whether a text is one of several, which stand in one text with commas between.",
        Parameters:
        [
            new("text", Kinds.Text, "the text") { TakesNothing = true },
            new("list", Kinds.Text, "texts with commas between; case and blanks count") { TakesNothing = true },
        ],
        Returns: Kinds.Boolean,
        Examples: [new("ExpressionUtils.CheckContains('b', 'a,b')", "true"), new("ExpressionUtils.CheckContains('b', 'a, b')", "false")])
    {
        Aliases = ["Utils.CheckContains"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments[0].IsNothing || arguments[1].IsNothing || arguments[0].AsText().Length == 0)
        {
            return Value.False;
        }

        return Value.Of(arguments[1].AsText().Split(',').Contains(arguments[0].AsText()));
    }
}
