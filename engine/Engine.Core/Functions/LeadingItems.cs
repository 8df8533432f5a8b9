using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items at the head of a list for which a condition holds.</summary>
internal static class LeadingItems
{
    /// <summary>How many there are before the first for which it does not hold.</summary>
    /// <param name="failure">Why the condition could not be answered; missing when it could.</param>
    public static int Count(Value list, Lambda condition, EvaluationFrame frame, out Value failure)
    {
        failure = Value.Missing;
        var count = 0;
        foreach (var item in list.Items)
        {
            var holds = condition.Holds(item, frame);
            if (holds != Value.True)
            {
                failure = holds.IsFailure ? holds : Value.Missing;
                break;
            }

            count++;
        }

        return count;
    }
}
