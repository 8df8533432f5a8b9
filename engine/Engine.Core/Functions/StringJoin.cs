using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>RulesEngine's spelling of join.</summary>
public sealed class StringJoin : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.Join",
        Summary: "The items of a list, or the values that follow, as one text.",
        Parameters: [new("separator", Kinds.Text, "what to put between"), new("x", Kinds.Any, "a list, or texts, numbers, dates")],
        Returns: Kinds.Text,
        Examples: [new("string.Join('-', split('a.b', '.'))", "a-b"), new("string.Join('-', 'a', 1, payload.id)", "a-1-in_9")])
    {
        Fails = ["EXP103 a value is a list or an object"],
        Repeats = true,
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) => arguments is [_, { Kind: ValueKind.List }]
        ? new Join().Apply([arguments[1], arguments[0]], context)
        : new Join().Apply([Value.Of(arguments[1..].ToArray()), arguments[0]], context);
}
