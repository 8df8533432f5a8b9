using System.Collections.Immutable;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>What somebody wants changed in a match set.</summary>
/// <param name="Rules">Null where the client has only one.</param>
/// <param name="Changes">Such as <c>windowDays=7</c>.</param>
/// <param name="Who">The author.</param>
/// <param name="MayApprove">They have the role approver.</param>
/// <param name="IsDryRun">Say what would happen, and change nothing.</param>
public sealed record TuningOrder(string Client, string? Rules, ImmutableArray<string> Changes, string Who, string Why, bool MayApprove, bool IsDryRun);
