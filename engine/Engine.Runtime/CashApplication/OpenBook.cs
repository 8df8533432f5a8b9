using System.Collections.Immutable;
using Engine.Core.Matching;

namespace Engine.Runtime.CashApplication;

/// <summary>What is open in one account, ready to be matched to. Used by one pass at a time.</summary>
/// <param name="Indexes">As it was when it was built.</param>
/// <param name="Taken">Numbers that several documents have.</param>
internal sealed record OpenBook(MatchIndexes Indexes, ImmutableHashSet<string> Taken)
{
    /// <summary>What is open by now, by id, where NetSuite said otherwise since.</summary>
    public Dictionary<string, decimal> Remaining { get; } = new(StringComparer.Ordinal);

    public decimal? RemainingOf(string id) => Remaining.TryGetValue(id, out var open) ? open : Indexes.Find(id)?.AmountRemaining;
}
