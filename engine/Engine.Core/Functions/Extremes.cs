using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The smallest or largest of several values.</summary>
internal static class Extremes
{
    public static Value Of(ReadOnlySpan<Value> values, bool wantsLargest)
    {
        var best = values[0];
        for (var i = 1; i < values.Length; i++)
        {
            best = Better(best, values[i], wantsLargest);
            if (best.IsFailure)
            {
                return best;
            }
        }

        return best;
    }

    /// <summary>Of what the items of a list give; null for an empty list.</summary>
    public static Value Of(Value list, Lambda? each, EvaluationFrame frame, Node call, bool wantsLargest)
    {
        var best = Value.Null;
        foreach (var item in list.Items)
        {
            var value = ListMethod.Select(each, item, frame);
            if (value.IsNothing || value.IsFailure)
            {
                return Unusable.Of(value, each, frame, call, Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant | Kinds.Text);
            }

            best = best.IsNothing ? value : Better(best, value, wantsLargest);
            if (best.IsFailure)
            {
                return best;
            }
        }

        return best;
    }

    /// <summary>The one of two that is wanted; a failure when they have no order.</summary>
    public static Value Better(Value held, Value other, bool wantsLargest)
    {
        if (!Comparisons.HaveOrder(held, other))
        {
            return Value.Fail(
                ExpressionCodes.WrongKind,
                $"{FunctionFailures.Show(held)} is {held.Kind.Describe()} and {FunctionFailures.Show(other)} is {other.Kind.Describe()}: they have no order.");
        }

        var order = Comparisons.Order(held, other, out var failure);
        return failure.IsFailure ? failure : (wantsLargest ? order < 0 : order > 0) ? other : held;
    }
}
