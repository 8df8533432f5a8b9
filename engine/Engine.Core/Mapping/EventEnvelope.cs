using System.Diagnostics.CodeAnalysis;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Mapping;

/// <summary>What the name <c>event</c> shows: everything about an event besides its payload.</summary>
internal sealed class EventEnvelope(SourceEvent source) : IValueObject
{
    private static readonly string[] Names = ["source", "type", "id", "occurredAt", "apiVersion"];

    public IEnumerable<KeyValuePair<string, Value>> Members =>
        Names.Select(name => KeyValuePair.Create(name, TryGet(name, out var value) ? value : default));

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = name switch
        {
            "source" => Value.Of(source.Source),
            "type" => Value.Of(source.Type),
            "id" => Value.Of(source.Id),
            "occurredAt" => Value.Of(source.OccurredAt),
            "apiVersion" => Value.Of(source.ApiVersion),
            _ => Value.Missing,
        };
        return value.Kind != ValueKind.Missing;
    }
}
