using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Matching;

/// <summary>A rule set of Kind match, compiled: tiers in the order in which they are asked.</summary>
public sealed class MatchRuleSet
{
    /// <summary>WorkflowName.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The names of its tiers, in order.</summary>
    public ImmutableArray<string> TierNames => [.. Tiers.Select(tier => tier.Name)];

    /// <summary>The GlobalParams that stand written as values, by which people tune it.</summary>
    public ImmutableArray<string> Thresholds => [.. Parameters.Where(parameter => parameter.IsThreshold).Select(parameter => parameter.Name)];

    internal ImmutableArray<MatchParameter> Parameters { get; init; }

    internal ImmutableArray<MatchTier> Tiers { get; init; }

    /// <summary>Slots that its expressions need.</summary>
    internal int Slots { get; init; }
}
