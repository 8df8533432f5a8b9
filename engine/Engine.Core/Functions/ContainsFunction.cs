using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether something is part of something.</summary>
public sealed class ContainsFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "contains",
        Summary: "Whether a text contains another, or a list an item. Case counts, unless 'OrdinalIgnoreCase' is given for a text.",
        Parameters:
        [
            new("whole", Kinds.Text | Kinds.List, "the text or list"),
            new("part", Kinds.Text | Kinds.Number | Kinds.Boolean | Kinds.Amount | Kinds.Date | Kinds.Instant, "what is looked for"),
            new("comparison", Kinds.Text, "OrdinalIgnoreCase when case shall not count") { IsOptional = true },
        ],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("contains('abc', 'b')", "true"),
            new("contains(split('a.b', '.'), 'c')", "false"),
            new("'abc'.Contains('B', StringComparison.OrdinalIgnoreCase)", "true"),
            new("contains('abc', 1)", "EXP103"),
        ])
    {
        Aliases = [".Contains"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments[0].Kind == ValueKind.List)
        {
            return Value.Of(ListItems.Contain(arguments[0].AsList(), arguments[1], null));
        }

        return arguments[1].Kind == ValueKind.Text
            ? Value.Of(arguments[0].AsText().Contains(arguments[1].AsText(), TextComparison.Of(arguments, 2)))
            : Value.Fail(ExpressionCodes.WrongKind, $"Text contains text, not {arguments[1].Kind.Describe()} ({FunctionFailures.Show(arguments[1])}).");
    }
}
