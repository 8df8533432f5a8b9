using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items of two lists, one after the other.</summary>
public sealed class ConcatMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Concat",
        Summary: "The items of two lists, one after the other.",
        Parameters: [List, new("other", Kinds.List, "the other list")],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.Concat(payload.lines).Count", "4"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Value.Of([.. list.AsList(), .. argument.AsList()]);
}
