using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>What came of a spec.</summary>
/// <param name="Findings">Empty when the spec holds.</param>
/// <param name="Plans">The plans of its events, in order; a repeated delivery has none.</param>
public sealed record SpecResult(Spec Spec, ImmutableArray<Finding> Findings, ImmutableArray<Plan> Plans)
{
    public bool Holds => Findings.IsEmpty;
}
