using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Mapping;

namespace Engine.Core.Configuration;

/// <summary>Mappings by the events they take.</summary>
internal sealed class MappingsByEvent(ImmutableArray<MappingConfig> mappings)
{
    private readonly FrozenDictionary<(string Source, string Type), ImmutableArray<MappingConfig>> byEvent = mappings
        .SelectMany(mapping => mapping.Events.Select(type => (Event: (mapping.Source, type), Mapping: mapping)))
        .GroupBy(pair => pair.Event, pair => pair.Mapping)
        .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());

    public bool IsOf(ImmutableArray<MappingConfig> others) => mappings == others;

    /// <summary>In the order in which they were given; none when nobody takes such an event.</summary>
    public ImmutableArray<MappingConfig> Find(string source, string type) => byEvent.TryGetValue((source, type), out var found) ? found : [];
}
