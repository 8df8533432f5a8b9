using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>How far a run is.</summary>
/// <param name="Counts">By what is counted, such as <c>listed</c>.</param>
/// <param name="Sums">Amounts of money, by what is summed with its currency, such as <c>invoice.paid USD</c>.</param>
/// <param name="Remarks">What a person asked to see line by line; the first of them.</param>
/// <param name="Failures">The first of them.</param>
/// <param name="Note">What a person should read first; null when the counts say it all.</param>
/// <param name="Cursor">Where the next run of this kind goes on; null when it does not.</param>
public sealed record RunProgress(
    ImmutableSortedDictionary<string, long> Counts, ImmutableSortedDictionary<string, decimal> Sums, ImmutableArray<string> Remarks, ImmutableArray<RunFailure> Failures, string? Note, string? Cursor);
