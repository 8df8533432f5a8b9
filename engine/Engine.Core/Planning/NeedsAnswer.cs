using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>What is known of the records a mapping needs.</summary>
/// <param name="Missing">Those that are not there.</param>
/// <param name="Unknown">Why one could not be looked up; null when all were.</param>
/// <param name="Problems">Ids that cannot be used.</param>
/// <param name="Fetches">Objects of the source that missing ones come from.</param>
internal sealed record NeedsAnswer(
    ImmutableArray<RecordKey> Missing, string? Unknown, ImmutableArray<PlanProblem> Problems, ImmutableArray<SourceFetch> Fetches)
{
    /// <summary>What the missing ones are needed for, where the mapping says it.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Of a mapping that needs none.</summary>
    public static NeedsAnswer None { get; } = new([], null, [], []);
}
