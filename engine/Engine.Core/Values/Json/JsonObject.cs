using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Values.Json;

/// <summary>An object in a payload.</summary>
internal sealed class JsonObject(JsonPayload payload, int at) : IValueObject
{
    public IEnumerable<KeyValuePair<string, Value>> Members
    {
        get
        {
            var end = payload[at].Next;
            for (var name = at + 1; name < end; name = payload[name + 1].Next)
            {
                yield return KeyValuePair.Create(payload.Text(name), payload.ValueAt(name + 1));
            }
        }
    }

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = payload.Member(at, name);
        return value.Kind != ValueKind.Missing;
    }
}
