using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items from the first on for which the condition does not hold.</summary>
public sealed class SkipWhileMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "SkipWhile",
        Summary: "The items from the first on for which the condition does not hold.",
        Parameters: [List, Condition()],
        Returns: Kinds.List,
        Examples: [new("join(new [] {1, 2, 5, 1}.SkipWhile(n => n < 3), ' ')", "5 1")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var leading = LeadingItems.Count(list, each!, frame, out var failure);
        return failure.IsFailure ? failure : Value.Of([.. list.AsList().Skip(leading)]);
    }
}
