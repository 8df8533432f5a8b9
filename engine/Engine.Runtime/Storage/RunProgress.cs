using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>How far a run is.</summary>
/// <param name="Counts">By what is counted, such as <c>listed</c>.</param>
/// <param name="Failures">The first of them.</param>
/// <param name="Note">What a person should read first; null when the counts say it all.</param>
/// <param name="Cursor">Where the next run of this kind goes on; null when it does not.</param>
public sealed record RunProgress(ImmutableSortedDictionary<string, long> Counts, ImmutableArray<RunFailure> Failures, string? Note, string? Cursor);
