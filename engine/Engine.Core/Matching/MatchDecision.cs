using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>What was decided about one payment, and why.</summary>
/// <param name="Payment">Its id.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Tier">The tier that decided; null when none did.</param>
/// <param name="Reason">In words, for people; null when the tier says all.</param>
public sealed record MatchDecision(string Payment, MatchOutcome Outcome, string? Tier, string? Reason)
{
    /// <summary>Where its money goes.</summary>
    public ImmutableArray<MatchApplication> Applied { get; init; } = [];

    /// <summary>Deductions and what is written off.</summary>
    public ImmutableArray<MatchDifference> Differences { get; init; } = [];

    /// <summary>Money that no invoice takes and that waits for somebody to decide, in the payment's currency.</summary>
    public decimal Unapplied { get; init; }

    /// <summary>Money that no invoice takes and that is kept for the customer on account.</summary>
    public decimal OnAccount { get; init; }

    /// <summary>Ids of the invoices that were found, where nothing is applied; the first of them when they are many.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>Several invoices, or several groups of them, fit equally well.</summary>
    public bool IsTie { get; init; }

    /// <summary>Tiers whose search was given up on the way, with the reason.</summary>
    public ImmutableArray<string> GaveUp { get; init; } = [];

    /// <summary>The tests that hold of the invoices the tier applied or shows, as written; empty where no tier decided.</summary>
    public ImmutableArray<string> Passed { get; init; } = [];

    /// <summary>The nearest invoices that were not taken, nearest first.</summary>
    public ImmutableArray<NearMiss> Near { get; init; } = [];

    /// <summary>
    /// How far the nearest invoice that was not taken is from being taken: 1 is one day, or a hundredth of the payment. The larger, the clearer the
    /// decision. It ranks decisions and is no probability. Null where no other invoice came near by days or money.
    /// </summary>
    public decimal? Margin => Near is [var nearest, ..] ? nearest.Distance : null;

    public bool IsApplied => Outcome is MatchOutcome.Applied or MatchOutcome.Flagged;
}
