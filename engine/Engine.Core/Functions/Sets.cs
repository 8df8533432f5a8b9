using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Lists taken as sets.</summary>
internal static class Sets
{
    /// <summary>The items of a list, each once, that are in the other list or are not, as wanted; all when there is no other.</summary>
    public static Value Keep(Value list, IReadOnlyList<Value>? other, bool wanted, EvaluationFrame frame)
    {
        var others = new HashSet<Value>();
        var kept = new HashSet<Value>();
        var result = new List<Value>();
        foreach (var item in other ?? [])
        {
            if (!TryAdd(others, item, frame))
            {
                return Failures.TooManySteps();
            }
        }

        foreach (var item in list.Items)
        {
            if (!frame.Step(CostOf(item, others.Count + kept.Count)))
            {
                return Failures.TooManySteps();
            }

            if ((other is null || others.Contains(item) == wanted) && kept.Add(item))
            {
                result.Add(item);
            }
        }

        return Value.Of(result);
    }

    private static bool TryAdd(HashSet<Value> set, Value item, EvaluationFrame frame)
    {
        set.Add(item);
        return frame.Step(CostOf(item, set.Count));
    }

    // Objects and lists are compared one by one: their hash says little.
    private static int CostOf(Value item, int among) => item.Kind is ValueKind.Object or ValueKind.List ? among + 1 : 1;
}
