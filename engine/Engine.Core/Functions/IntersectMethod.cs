using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items that are in another list too, without repetitions.</summary>
public sealed class IntersectMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Intersect",
        Summary: "The items that are in another list too, without repetitions.",
        Parameters: [List, new("other", Kinds.List, "the other list")],
        Returns: Kinds.List,
        Examples: [new("join(new [] {1, 2, 3, 2}.Intersect(new [] {3, 2}), ' ')", "2 3")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Sets.Keep(list, argument.AsList(), wanted: true, frame);
}
