using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items in the opposite order.</summary>
public sealed class ReverseMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Reverse",
        Summary: "The items in the opposite order.",
        Parameters: [List],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.Reverse().First().sku", "B"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Value.Of([.. list.AsList().Reverse()]);
}
