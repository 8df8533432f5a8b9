namespace Engine.Core.Configuration;

/// <summary>A mapping with its layers merged.</summary>
/// <param name="Mapping">With the client's defaults.</param>
/// <param name="IsComplete">It has what a mapping must have.</param>
/// <param name="Defaults">What of the client's defaults applied to it.</param>
internal sealed record MergedMapping(LayeredMapping Mapping, bool IsComplete, DefaultsMerger Defaults);
