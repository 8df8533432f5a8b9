using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items without repetitions, in order of first appearance.</summary>
public sealed class DistinctMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Distinct",
        Summary: "The items without repetitions, in order of first appearance.",
        Parameters: [List],
        Returns: Kinds.List,
        Examples:
        [
            new("new [] {1, 2, 1}.Distinct().Count", "2"),
        ]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var seen = new HashSet<Value>();
        var kept = new List<Value>();
        foreach (var item in list.Items)
        {
            // Objects and lists are compared one by one: their hash says little.
            if (!frame.Step(item.Kind is ValueKind.Object or ValueKind.List ? seen.Count + 1 : 1))
            {
                return Failures.TooManySteps();
            }

            if (seen.Add(item))
            {
                kept.Add(item);
            }
        }

        return Value.Of(kept);
    }
}
