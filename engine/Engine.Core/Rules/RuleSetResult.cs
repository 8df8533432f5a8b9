using System.Collections.Immutable;

namespace Engine.Core.Rules;

/// <summary>The results of all enabled rules of a rule set, in file order.</summary>
public sealed record RuleSetResult(ImmutableArray<RuleResult> Rules)
{
    /// <summary>Every rule passed.</summary>
    public bool Passed => Rules.All(rule => rule.Outcome == RuleOutcome.Passed);

    /// <summary>The first rule that passed, in file order; null when none did.</summary>
    public RuleResult? FirstPassed => Rules.FirstOrDefault(rule => rule.Outcome == RuleOutcome.Passed);
}
