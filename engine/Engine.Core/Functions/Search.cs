using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Finds and counts items for which a condition holds.</summary>
internal static class Search
{
    /// <summary>The first such item; missing where there is none; a failure of the condition.</summary>
    public static Value First(Value list, Lambda? each, EvaluationFrame frame)
    {
        foreach (var item in list.Items)
        {
            var holds = Holds(each, item, frame);
            if (holds.IsFailure || (holds.Kind == ValueKind.Boolean && holds.AsBoolean()))
            {
                return holds.IsFailure ? holds : item;
            }
        }

        return Value.Missing;
    }

    /// <summary>The last such item; missing where there is none; a failure of the condition.</summary>
    public static Value Last(Value list, Lambda? each, EvaluationFrame frame)
    {
        var found = Value.Missing;
        foreach (var item in list.Items)
        {
            var holds = Holds(each, item, frame);
            if (holds.IsFailure)
            {
                return holds;
            }

            found = holds.Kind == ValueKind.Boolean && holds.AsBoolean() ? item : found;
        }

        return found;
    }

    /// <summary>How many; a failure of the condition.</summary>
    public static Value CountOf(Value list, Lambda? each, EvaluationFrame frame)
    {
        if (each is null)
        {
            return Value.Of(list.Count);
        }

        var count = 0;
        foreach (var item in list.Items)
        {
            var holds = each.Holds(item, frame);
            if (holds.IsFailure)
            {
                return holds;
            }

            count += holds.Kind == ValueKind.Boolean && holds.AsBoolean() ? 1 : 0;
        }

        return Value.Of(count);
    }

    private static Value Holds(Lambda? each, Value item, EvaluationFrame frame) => each is null ? Value.True : each.Holds(item, frame);
}
