using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>Objects of a source that stand for facts.</summary>
/// <param name="Collection">As in <see cref="SourceList"/>.</param>
/// <param name="Types">Names of the events that tell of such an object, by the state in which it is.</param>
public sealed record ObjectHistory(string Collection, ImmutableArray<string> Types)
{
    /// <summary>False for people and things that no money belongs to.</summary>
    public bool IsMoney { get; init; } = true;
}
