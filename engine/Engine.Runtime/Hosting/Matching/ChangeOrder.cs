using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>What somebody wants changed in a match set.</summary>
/// <param name="Set">Such as <c>windowDays=7</c> or <c>exact.action=review</c>.</param>
/// <param name="Why">In a sentence; kept.</param>
/// <param name="Rules">Null where the client has only one.</param>
/// <param name="DryRun">Say what would happen, and change nothing.</param>
public sealed record ChangeOrder(string Client, ImmutableArray<string> Set, string Why, string? Rules = null, bool DryRun = false);
