namespace Engine.Core.Values.Json;

/// <summary>A list in a payload. Walking it is cheap; reaching for one item walks to it.</summary>
internal sealed class JsonList(JsonPayload payload, int at) : IReadOnlyList<Value>
{
    public int Count => payload[at].Length;

    public Value this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var node = at + 1;
            for (var i = 0; i < index; i++)
            {
                node = payload[node].Next;
            }

            return payload.ValueAt(node);
        }
    }

    public IEnumerator<Value> GetEnumerator()
    {
        var end = payload[at].Next;
        for (var node = at + 1; node < end; node = payload[node].Next)
        {
            yield return payload.ValueAt(node);
        }
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
