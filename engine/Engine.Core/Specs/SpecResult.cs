using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>What came of a spec.</summary>
/// <param name="Differences">Empty when the spec holds.</param>
/// <param name="Plans">The plans of its events, in order; a repeated delivery has none.</param>
public sealed record SpecResult(Spec Spec, ImmutableArray<SpecDifference> Differences, ImmutableArray<Plan> Plans)
{
    public bool Holds => Differences.IsEmpty;

    public ImmutableArray<Finding> Findings => [.. Differences.Select(difference => difference.Finding)];
}
