using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>What was decided about all payments, in their order.</summary>
public sealed record MatchResult(ImmutableArray<MatchPayment> Payments, ImmutableArray<MatchDecision> Decisions)
{
    /// <summary>By tier in the order of the rule set, then what no tier decided; by currency.</summary>
    public ImmutableArray<MatchTotals> Totals(MatchRuleSet rules)
    {
        var order = rules.TierNames.Select((name, at) => (name, at)).ToDictionary(tier => tier.name, tier => tier.at);
        return
        [
            .. Decisions.Select((decision, at) => (Decision: decision, Payment: Payments[at]))
                .GroupBy(one => (one.Decision.Tier, one.Decision.Outcome, one.Payment.Currency))
                .Select(group => new MatchTotals(group.Key.Tier, group.Key.Outcome, group.Key.Currency, group.Count(), group.Sum(one => one.Payment.Amount)))
                .OrderBy(total => total.Tier is null ? int.MaxValue : order[total.Tier])
                .ThenBy(total => total.Outcome)
                .ThenBy(total => total.Currency, StringComparer.Ordinal),
        ];
    }
}
