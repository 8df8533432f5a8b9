using System.Collections.Immutable;

namespace Engine.Core.Matching.Tuning;

/// <summary>What one value of a threshold comes to.</summary>
/// <param name="Value">The value.</param>
/// <param name="Applied">Payments applied.</param>
/// <param name="Ties">Payments that several invoices fit.</param>
/// <param name="Moved">Payments decided otherwise than as the file stands.</param>
/// <param name="Wrong">Payments applied to other documents than people did.</param>
public sealed record SweepPoint(int Value, int Applied, int Ties, int Moved, int Wrong)
{
    public static SweepPoint Of(int value, MatchResult before, MatchResult after, ImmutableDictionary<string, ImmutableArray<string>> people) => new(
        value,
        after.Decisions.Count(decision => decision.IsApplied),
        after.Decisions.Count(decision => decision.IsTie),
        MatchComparison.Of(before, after).Moves.Length,
        MatchAgreement.Of(after, people).Wrong.Length);
}
