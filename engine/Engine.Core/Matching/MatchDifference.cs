namespace Engine.Core.Matching;

/// <summary>An amount that settles a part of an invoice without money.</summary>
/// <param name="Invoice">Its id.</param>
/// <param name="Amount">In the payment's currency.</param>
/// <param name="Account">What it is booked to.</param>
/// <param name="Code">The payer's reason; null for a short payment within tolerance.</param>
public sealed record MatchDifference(string Invoice, decimal Amount, string Account, string? Code);
