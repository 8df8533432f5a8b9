using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>Gives a mapping that writes no <c>key</c> the one of its source.</summary>
public static class SourceKeys
{
    /// <param name="mapping">After its layers were merged.</param>
    /// <param name="sources">The client's <c>sources</c>, if it has any.</param>
    public static LayeredMapping Apply(LayeredMapping mapping, ConfigMapping? sources) =>
        mapping.Root["key"] is null
        && mapping.Root.Mapping("on")?.Text("source") is { } source
        && sources?.Mapping(source)?.Entry("key") is { } key
            ? mapping with { Root = mapping.Root with { Entries = mapping.Root.Entries.Add(key) } }
            : mapping;
}
