using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>What the same payments come to before and after a change of thresholds.</summary>
/// <param name="Before">With the thresholds as they stand.</param>
/// <param name="After">With the others.</param>
/// <param name="Moves">The payments that are decided otherwise, in their order.</param>
public sealed record MatchComparison(MatchResult Before, MatchResult After, ImmutableArray<MatchMove> Moves)
{
    public static MatchComparison Of(MatchResult before, MatchResult after) => new(
        before,
        after,
        [
            .. before.Payments.Select((payment, i) => new MatchMove(payment, before.Decisions[i], after.Decisions[i])).Where(move => IsOther(move.Before, move.After)),
        ]);

    /// <summary>Payments that the change would apply to other documents than people did, and that are not so applied before it.</summary>
    public ImmutableArray<string> NewlyWrong(ImmutableDictionary<string, ImmutableArray<string>> decisions)
    {
        var moved = Moves.Where(move => !move.Before.Applied.SequenceEqual(move.After.Applied)).Select(move => move.Payment.Id).ToHashSet(StringComparer.Ordinal);
        return [.. MatchAgreement.Of(After, decisions).Wrong.Where(moved.Contains)];
    }

    private static bool IsOther(MatchDecision before, MatchDecision after) => before.Outcome != after.Outcome || before.Tier != after.Tier
        || before.Unapplied != after.Unapplied || before.OnAccount != after.OnAccount || !before.Applied.SequenceEqual(after.Applied);
}
