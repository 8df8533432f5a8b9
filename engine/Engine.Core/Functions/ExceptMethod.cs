using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items that are not in another list, without repetitions.</summary>
public sealed class ExceptMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Except",
        Summary: "The items that are not in another list, without repetitions.",
        Parameters: [List, new("other", Kinds.List, "the other list")],
        Returns: Kinds.List,
        Examples: [new("join(new [] {1, 2, 3, 3}.Except(new [] {2}), ' ')", "1 3")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        Sets.Keep(list, argument.AsList(), wanted: false, frame);
}
