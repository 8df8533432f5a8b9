using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>RulesEngine's spelling of join.</summary>
public sealed class StringJoin : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.Join",
        Summary: "The items of a list as one text.",
        Parameters: [new("separator", Kinds.Text, "what to put between"), new("list", Kinds.List, "texts, numbers, dates")],
        Returns: Kinds.Text,
        Examples: [new("string.Join('-', split('a.b', '.'))", "a-b")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        new Join().Apply([arguments[1], arguments[0]], context);
}
