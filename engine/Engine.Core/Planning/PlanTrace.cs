using System.Collections.Immutable;
using Engine.Core.Rules;

namespace Engine.Core.Planning;

/// <summary>How the choice of a mapping came about: each candidate's condition and what it saw.</summary>
/// <param name="Mapping">Name of the candidate.</param>
/// <param name="Passed">Whether its condition held.</param>
/// <param name="Condition">The condition as written, or the name of its rule set.</param>
/// <param name="Rules">Results of the rule set, in file order; empty for a bare expression.</param>
public sealed record PlanTrace(string Mapping, bool Passed, string Condition, ImmutableArray<RuleResult> Rules);
