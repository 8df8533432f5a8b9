using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>
/// The shapes of events by the name of their source. A source with a shape of its own is found by its name; every other name is one that
/// a client declared, whose events are kept as CloudEvents.
/// </summary>
public static class EventSources
{
    private static readonly ImmutableArray<EventSource> All =
    [
        .. typeof(EventSource).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EventSource)) && !type.IsAbstract)
            .Select(type => (EventSource)Activator.CreateInstance(type)!),
    ];

    private static readonly FrozenDictionary<string, EventSource> ByName =
        All.Where(source => source.OwnName is not null).ToFrozenDictionary(source => source.OwnName!, StringComparer.Ordinal);

    private static readonly EventSource Declared = All.Single(source => source.OwnName is null);

    /// <summary>Names that no client may give to a source of its own, in order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The shape of a source's events.</summary>
    public static EventSource Of(string source) => ByName.GetValueOrDefault(source, Declared);

    /// <inheritdoc cref="EventSource.Read(string, ReadOnlyMemory{byte})"/>
    public static EventReading Read(string source, ReadOnlyMemory<byte> body) => Of(source).Read(source, body);
}
