using System.Collections.Immutable;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>What came of an order about a group.</summary>
/// <param name="Answers">One for each item, in order of their numbers.</param>
/// <param name="Next">The number to go on after; null when there are no more.</param>
public sealed record GroupAnswer(ImmutableArray<(long Item, DeskAnswer Answer)> Answers, long? Next);
