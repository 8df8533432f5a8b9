using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Matching.Tuning;

/// <summary>Tries a change on one episode of the past after the other, so that only one of them has to be at hand.</summary>
/// <param name="rules">As they stand.</param>
/// <param name="changed">As they would be; the same when nothing is changed.</param>
/// <param name="settings">The client's.</param>
/// <param name="range">A threshold and the values to try it with, each beside the change; null for none.</param>
public sealed class MatchTrialRun(MatchRuleSet rules, MatchRuleSet changed, MatchSettings settings, (string Name, ImmutableArray<int> Values)? range)
{
    private readonly MatchSettings settings = settings with { Explains = false };
    private readonly ImmutableArray<MatchPayment>.Builder payments = ImmutableArray.CreateBuilder<MatchPayment>();
    private readonly ImmutableArray<MatchDecision>.Builder before = ImmutableArray.CreateBuilder<MatchDecision>();
    private readonly ImmutableArray<MatchDecision>.Builder after = ImmutableArray.CreateBuilder<MatchDecision>();
    private readonly ImmutableArray<ImmutableArray<MatchDecision>.Builder> swept = [.. (range?.Values ?? []).Select(_ => ImmutableArray.CreateBuilder<MatchDecision>())];

    /// <summary>Matches payments that were matched in one run.</summary>
    /// <param name="indexes">What was open before the first of them.</param>
    /// <param name="remaining">By id, what was open where it is not what was indexed; null for none.</param>
    public void Add(MatchIndexes indexes, ImmutableArray<MatchPayment> together, IReadOnlyDictionary<string, decimal>? remaining = null)
    {
        payments.AddRange(together);
        var decided = MatchRun.Match(rules, indexes, together, settings, remaining).Decisions;
        before.AddRange(decided);
        after.AddRange(ReferenceEquals(rules, changed) ? decided : MatchRun.Match(changed, indexes, together, settings, remaining).Decisions);
        for (var i = 0; i < swept.Length; i++)
        {
            var other = settings with { Thresholds = settings.Thresholds.SetItem(range!.Value.Name, Value.Of(range.Value.Values[i])) };
            swept[i].AddRange(MatchRun.Match(changed, indexes, together, other, remaining).Decisions);
        }
    }

    /// <param name="people">The documents that people applied payments to; null where nobody's decisions are known.</param>
    public MatchTrial End(ImmutableDictionary<string, ImmutableArray<string>>? people)
    {
        var all = payments.ToImmutable();
        var first = new MatchResult(all, before.ToImmutable());
        var decided = people ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        return new MatchTrial(rules, changed, MatchComparison.Of(first, new MatchResult(all, after.ToImmutable())), people)
        {
            Swept = range?.Name,
            Sweep = [.. swept.Select((decisions, i) => SweepPoint.Of(range!.Value.Values[i], first, new MatchResult(all, decisions.ToImmutable()), decided))],
        };
    }
}
