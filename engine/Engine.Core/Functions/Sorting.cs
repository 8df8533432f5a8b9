using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Sorts a list by what a selector gives.</summary>
internal static class Sorting
{
    /// <summary>Stable. Nothing or a failure when an item has no key, or keys have no order.</summary>
    public static Value Sort(IReadOnlyList<Value> list, Lambda? each, EvaluationFrame frame, Node call, bool descending)
    {
        var entries = new List<(Value Key, Value Item)>(list.Count);
        foreach (var item in list)
        {
            var key = each is null ? item : each.Of(item, frame);
            if (key.IsNothing || key.IsFailure)
            {
                return Unusable.Of(key, each, frame, call, Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant | Kinds.Text);
            }

            // Comparing all with the first tells whether all have one order, so that the sort itself cannot fail.
            if (entries.Count > 0 && Extremes.Better(entries[0].Key, key, wantsLargest: false) is { IsFailure: true } failure)
            {
                return failure;
            }

            entries.Add((key, item));
        }

        var comparer = Comparer<Value>.Create((a, b) => Comparisons.Order(a, b, out _));
        var sorted = descending ? entries.OrderByDescending(entry => entry.Key, comparer) : entries.OrderBy(entry => entry.Key, comparer);
        return Value.Of(sorted.Select(entry => entry.Item).ToArray());
    }
}
