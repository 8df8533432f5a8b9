using System.Collections.Immutable;

namespace Engine.Core.Matching.Tuning;

/// <summary>What a change would have come to for payments of the past.</summary>
/// <param name="Rules">As they stand.</param>
/// <param name="Changed">As they would be.</param>
/// <param name="Comparison">Before and after.</param>
/// <param name="People">The documents that people applied payments to; null where nobody's decisions are known.</param>
public sealed record MatchTrial(MatchRuleSet Rules, MatchRuleSet Changed, MatchComparison Comparison, ImmutableDictionary<string, ImmutableArray<string>>? People)
{
    public ImmutableArray<MatchChange> Changes { get; init; } = [];

    /// <summary>The threshold that was tried with each value of a range; null when none was.</summary>
    public string? Swept { get; init; }

    public ImmutableArray<SweepPoint> Sweep { get; init; } = [];

    /// <summary>Payments that would be applied to other documents than people did, and are not so applied as the rules stand.</summary>
    public ImmutableArray<string> NewlyWrong { get; } = People is null ? [] : Comparison.NewlyWrong(People);

    /// <summary>The change may not be made.</summary>
    public bool WouldMisapply => !NewlyWrong.IsEmpty;

    public int TiesCreated => Comparison.Moves.Count(move => move.IsNewTie);

    /// <summary>The widest value up to which nothing was applied wrongly; null when already the first does, or nobody's decisions are known.</summary>
    public int? Widest => People is null ? null : Sweep.TakeWhile(point => point.Wrong == 0).Select(point => (int?)point.Value).LastOrDefault();
}
