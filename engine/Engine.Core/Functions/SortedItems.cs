using System.Collections;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A sorted list that remembers which items were equal, so that ThenBy can order those.</summary>
/// <param name="items">In order.</param>
/// <param name="ranks">One for each item; equal items have the same.</param>
internal sealed class SortedItems(Value[] items, int[] ranks) : IReadOnlyList<Value>
{
    public int Count => items.Length;

    public Value this[int index] => items[index];

    public int RankOf(int index) => ranks[index];

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
