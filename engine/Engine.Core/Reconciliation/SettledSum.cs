using System.Collections.Immutable;

namespace Engine.Core.Reconciliation;

/// <summary>A sum in which the source settled others, such as a payout: bank line, deposit, children less fees.</summary>
/// <param name="Date">When it arrives.</param>
/// <param name="Amount">Of the sum itself.</param>
/// <param name="Booked">Of its record in NetSuite; null when there is none.</param>
/// <param name="Members">How many movements went into it; null when the source does not tell.</param>
/// <param name="Gross">Their amounts.</param>
/// <param name="Fees">What the source kept of them.</param>
/// <param name="Open">Ids of those that are not in NetSuite as they should be.</param>
/// <param name="Difference">Amount less (gross less fees): 0 when the sum is what it is made of; null without members.</param>
public sealed record SettledSum(
    string Id, DateOnly Date, string? Currency, decimal? Amount, decimal? Booked, int? Members, decimal Gross, decimal Fees, ImmutableArray<string> Open, decimal? Difference);
