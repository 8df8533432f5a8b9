namespace Engine.Core.Matching;

/// <summary>How many payments a tier decided in one way, and how much money they are.</summary>
/// <param name="Tier">Null for what no tier decided.</param>
/// <param name="Outcome">In which way.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Count">How many payments.</param>
/// <param name="Amount">Their sum.</param>
public sealed record MatchTotals(string? Tier, MatchOutcome Outcome, string Currency, int Count, decimal Amount);
