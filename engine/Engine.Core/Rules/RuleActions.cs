using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>Reads the Action of rules: what becomes of an event when the rule does not pass.</summary>
internal static class RuleActions
{
    /// <summary>Those that are not Stop, by rule. Only a top-level rule of Kind validate has one; anywhere else it would do nothing (RUL021).</summary>
    public static ImmutableDictionary<string, RuleAction> Read(RuleSetKind kind, ImmutableArray<RuleDocument> rules, FindingSink findings)
    {
        var actions = ImmutableDictionary.CreateBuilder<string, RuleAction>(StringComparer.Ordinal);
        // What the tiers of a match do, their own compiler reads.
        foreach (var rule in kind == RuleSetKind.Match ? [] : rules)
        {
            RefuseBelow(rule, findings);
            RefuseMatchMembers(rule, findings);
            if (rule.Action is null)
            {
                continue;
            }

            if (kind != RuleSetKind.Validate)
            {
                findings.Error(
                    RuleCodes.BadRuleAction, rule.Action.Span, $"Action belongs to rules of Kind validate; in one of Kind {kind.ToString().ToLowerInvariant()} it would do nothing.");
            }
            else if (Find(rule, findings) is { } action and not RuleAction.Stop)
            {
                actions[rule.Name.Text] = action;
            }
        }

        return actions.ToImmutable();
    }

    private static RuleAction? Find(RuleDocument rule, FindingSink findings)
    {
        var names = Enum.GetNames<RuleAction>().Select(name => name.ToLowerInvariant()).ToList();
        var at = names.IndexOf(rule.Action!.Text.ToLowerInvariant());
        if (at < 0)
        {
            findings.Error(
                RuleCodes.BadRuleAction, rule.Action.Span, $"\"{rule.Action.Text}\" is no Action.{Suggestion.DidYouMean(rule.Action.Text, names)} Known are {string.Join(", ", names)}.");
        }

        return at < 0 ? null : Enum.GetValues<RuleAction>()[at];
    }

    private static void RefuseMatchMembers(RuleDocument rule, FindingSink findings)
    {
        foreach (var (member, node) in rule.MatchMembers)
        {
            findings.Error(RuleCodes.BadRuleAction, node.Span, $"{member} belongs to rules of Kind match; in another it would do nothing.");
        }
    }

    private static void RefuseBelow(RuleDocument rule, FindingSink findings)
    {
        foreach (var child in rule.Rules)
        {
            if (child.Action is { } action)
            {
                findings.Error(RuleCodes.BadRuleAction, action.Span, "A nested rule has no Action of its own; that of the rule around it counts.");
            }

            RefuseBelow(child, findings);
        }
    }
}
