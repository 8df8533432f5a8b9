using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items up to the first for which the condition does not hold.</summary>
public sealed class TakeWhileMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "TakeWhile",
        Summary: "The items up to the first for which the condition does not hold.",
        Parameters: [List, Condition()],
        Returns: Kinds.List,
        Examples: [new("join(new [] {1, 2, 5, 1}.TakeWhile(n => n < 3), ' ')", "1 2")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var leading = LeadingItems.Count(list, each!, frame, out var failure);
        return failure.IsFailure ? failure : Value.Of([.. list.AsList().Take(leading)]);
    }
}
