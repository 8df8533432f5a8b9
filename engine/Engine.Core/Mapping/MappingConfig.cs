using Engine.Core.Diagnostics;

namespace Engine.Core.Mapping;

/// <summary>A mapping, compiled.</summary>
public sealed record MappingConfig
{
    public required string Name { get; init; }

    public required SourceSpan Span { get; init; }
}
