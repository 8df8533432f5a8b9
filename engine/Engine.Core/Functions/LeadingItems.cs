using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items at the head of a list for which a condition holds.</summary>
internal static class LeadingItems
{
    /// <summary>How many there are before the first for which it does not hold.</summary>
    /// <param name="failure">Why the condition could not be answered; missing when it could.</param>
    public static int Count(IReadOnlyList<Value> list, Lambda condition, EvaluationFrame frame, out Value failure)
    {
        failure = Value.Missing;
        for (var i = 0; i < list.Count; i++)
        {
            var holds = condition.Holds(list[i], frame);
            if (holds.IsFailure)
            {
                failure = holds;
                return i;
            }

            if (holds.Kind != ValueKind.Boolean || !holds.AsBoolean())
            {
                return i;
            }
        }

        return list.Count;
    }
}
