using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>The result of one rule, with its children.</summary>
/// <param name="Name">RuleName.</param>
/// <param name="Outcome">Passed, failed, or could not be evaluated.</param>
/// <param name="Message">For a rule that did not pass: its ErrorMessage with placeholders filled, or what was missing; null when it passed.</param>
/// <param name="Children">Results of nested rules, in file order.</param>
public sealed record RuleResult(string Name, RuleOutcome Outcome, string? Message, ImmutableArray<RuleResult> Children)
{
    /// <summary>For a rule that passed: its SuccessEvent, or its name when it has none; null otherwise.</summary>
    public string? SuccessEvent { get; init; }

    /// <summary>What the rule's OutputExpression gave; missing when it has no such action for this outcome.</summary>
    public Value Output { get; init; }
}
