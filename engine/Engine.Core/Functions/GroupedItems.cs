using System.Collections;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items of one group: a list that also has a <c>Key</c>.</summary>
internal sealed class GroupedItems(Value key, List<Value> items) : IReadOnlyList<Value>
{
    public Value Key { get; } = key;

    public int Count => items.Count;

    public Value this[int index] => items[index];

    public IEnumerator<Value> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
