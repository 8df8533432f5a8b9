using System.Collections.Immutable;
using Engine.Core.Enrichment;

namespace Engine.Core.Planning;

/// <summary>What is known of the look-ups of one event.</summary>
/// <param name="Fetches">Objects of the source that have yet to be fetched.</param>
/// <param name="Queries">Lists of objects of the source that have yet to be read.</param>
/// <param name="Searches">Questions that have yet to be put to NetSuite.</param>
/// <param name="Unknown">Why one has no answer; null when all have one.</param>
/// <param name="Problems">Those that a person has to decide.</param>
/// <param name="Found">NetSuite's records, by the name of the look-up.</param>
internal sealed record LookUpResult(
    ImmutableArray<SourceFetch> Fetches,
    ImmutableArray<SourceQuery> Queries,
    ImmutableArray<SearchKey> Searches,
    string? Unknown,
    ImmutableArray<PlanProblem> Problems,
    ImmutableDictionary<string, LinkedRecord> Found)
{
    public static LookUpResult None { get; } = new([], [], [], null, [], ImmutableDictionary<string, LinkedRecord>.Empty);
}
