using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The list itself.</summary>
public sealed class ToArrayMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "ToArray",
        Summary: "The list itself.",
        Parameters: [List],
        Returns: Kinds.List,
        Examples:
        [
            new("payload.lines.ToArray().Length", "2"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        list;
}
