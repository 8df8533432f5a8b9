using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items of both lists without repetitions, in order of first appearance.</summary>
public sealed class UnionMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Union",
        Summary: "The items of both lists without repetitions, in order of first appearance.",
        Parameters: [List, new("other", Kinds.List, "the other list")],
        Returns: Kinds.List,
        Examples: [new("join(new [] {1, 2}.Union(new [] {2, 3}), ' ')", "1 2 3")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Sets.Keep(Value.Of([.. list.AsList(), .. argument.AsList()]), null, wanted: false, frame);
}
