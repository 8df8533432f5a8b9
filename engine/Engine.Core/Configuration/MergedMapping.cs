using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>A mapping with its layers merged.</summary>
/// <param name="Mapping">With the client's defaults.</param>
/// <param name="IsComplete">It has what a mapping must have.</param>
/// <param name="Defaults">The entries of the client's defaults that apply to it.</param>
internal sealed record MergedMapping(LayeredMapping Mapping, bool IsComplete, ImmutableArray<ConfigEntry> Defaults);
