using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Sorts a list by what a selector gives.</summary>
internal static class Sorting
{
    /// <summary>Stable. Nothing or a failure when an item has no key, or keys have no order.</summary>
    public static Value Sort(Value list, Lambda? each, EvaluationFrame frame, Node call, bool descending) =>
        Sort(list, _ => 0, each, frame, call, descending);

    /// <summary>The same among the items that an earlier sort left equal.</summary>
    public static Value SortFurther(Value list, Lambda? each, EvaluationFrame frame, Node call, bool descending) => list.AsList() is SortedItems sorted
        ? Sort(list, sorted.RankOf, each, frame, call, descending)
        : Value.Fail(ExpressionCodes.WrongKind, $"`{call.Text}` orders what an OrderBy left equal. Write it directly behind one.");

    private static Value Sort(Value list, Func<int, int> rankOf, Lambda? each, EvaluationFrame frame, Node call, bool descending)
    {
        var entries = new List<(int Rank, Value Key, Value Item)>(list.Count);
        foreach (var item in list.Items)
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

            entries.Add((rankOf(entries.Count), key, item));
        }

        var comparer = Comparer<Value>.Create((a, b) => Comparisons.Order(a, b, out _));
        var byRank = entries.OrderBy(entry => entry.Rank);
        var sorted = (descending ? byRank.ThenByDescending(entry => entry.Key, comparer) : byRank.ThenBy(entry => entry.Key, comparer)).ToArray();
        return Value.Of(new SortedItems([.. sorted.Select(entry => entry.Item)], Ranks(sorted, comparer)));
    }

    private static int[] Ranks((int Rank, Value Key, Value Item)[] sorted, Comparer<Value> comparer)
    {
        var ranks = new int[sorted.Length];
        for (var i = 1; i < ranks.Length; i++)
        {
            var isEqual = sorted[i].Rank == sorted[i - 1].Rank && comparer.Compare(sorted[i].Key, sorted[i - 1].Key) == 0;
            ranks[i] = ranks[i - 1] + (isEqual ? 0 : 1);
        }

        return ranks;
    }
}
