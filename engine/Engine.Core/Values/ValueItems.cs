using Engine.Core.Values.Json;

namespace Engine.Core.Values;

/// <summary>The items of a list, walked in order without making anything for it.</summary>
internal readonly struct ValueItems
{
    private readonly JsonPayload? payload;
    private readonly IReadOnlyList<Value>? list;
    private readonly int node;

    public ValueItems(JsonPayload payload, int node)
    {
        this.payload = payload;
        this.node = node;
    }

    public ValueItems(IReadOnlyList<Value> list) => this.list = list;

    public Walk GetEnumerator() => new(this);

    internal struct Walk(ValueItems items)
    {
        private readonly int end = items.payload is { } payload ? payload[items.node].Next : items.list?.Count ?? 0;
        private int at = items.payload is null ? -1 : items.node;
        private bool isStarted;

        public readonly Value Current => items.payload is { } payload ? payload.ValueAt(at) : items.list![at];

        public bool MoveNext()
        {
            at = items.payload is { } payload && isStarted ? payload[at].Next : at + 1;
            isStarted = true;
            return at < end;
        }
    }
}
