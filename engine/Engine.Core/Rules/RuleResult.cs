using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>The result of one rule, with its children.</summary>
/// <param name="Name">RuleName.</param>
/// <param name="Outcome">Passed, failed, or could not be evaluated.</param>
/// <param name="Message">Why it did not pass.</param>
/// <param name="Children">Results of nested rules, in file order.</param>
public sealed record RuleResult(string Name, RuleOutcome Outcome, string? Message, ImmutableArray<RuleResult> Children)
{
    private readonly object? output;

    /// <summary>For a rule that did not pass: its ErrorMessage with placeholders filled, or what was missing; null when it passed.</summary>
    public string? Message { get => field ?? Late?.Text; init; } = Message;

    /// <summary>The message, when it is made only on being read.</summary>
    internal LateText? Late { get; init; }

    /// <summary>For a rule that passed: its SuccessEvent, or its name when it has none; null otherwise.</summary>
    public string? SuccessEvent { get; init; }

    /// <summary>Null unless <see cref="Expressions.EvaluationContext.ShowsInputs"/>.</summary>
    public RuleDetail? Detail { get; init; }

    /// <summary>What the rule's OutputExpression gave; missing when it has no such action for this outcome.</summary>
    public Value Output
    {
        get => output is Value value ? value : Value.Missing;
        init => output = value.Kind == ValueKind.Missing ? null : value;
    }
}
