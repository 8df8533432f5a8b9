using System.Collections.Immutable;
using Engine.Core.Rules;

namespace Engine.Core.Planning;

/// <summary>What a rule set of Kind validate said of an event.</summary>
/// <param name="RuleSet">Its name.</param>
/// <param name="Rules">Results of all its rules, in file order.</param>
public sealed record RuleSetTrace(string RuleSet, ImmutableArray<RuleResult> Rules);
