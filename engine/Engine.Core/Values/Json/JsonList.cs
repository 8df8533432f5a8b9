namespace Engine.Core.Values.Json;

/// <summary>A list in a payload. Walking it is cheap; reaching for one item walks to it.</summary>
internal sealed class JsonList(JsonPayload payload, int at) : IReadOnlyList<Value>
{
    public int Count => payload[at].Length;

    public Value this[int index] => payload.ItemAt(at, index);

    public IEnumerator<Value> GetEnumerator() => new Walk(payload, at);

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Walk(JsonPayload payload, int list) : IEnumerator<Value>
    {
        private int node = -1;

        public Value Current => payload.ValueAt(node);

        object System.Collections.IEnumerator.Current => Current;

        public bool MoveNext()
        {
            node = node < 0 ? list + 1 : payload[node].Next;
            return node < payload[list].Next;
        }

        public void Reset() => node = -1;

        public void Dispose()
        {
        }
    }
}
