namespace Engine.Core.Reconciliation;

/// <summary>One NetSuite record that a mapping makes of something in the source.</summary>
/// <param name="InternalId">Null when it is not in NetSuite.</param>
/// <param name="Date">The accounting date in NetSuite, or the one wanted; null when neither is known.</param>
/// <param name="Wanted">The total that the mapping gives it, without sign; null when only NetSuite can tell.</param>
/// <param name="Found">The total in NetSuite, without sign; null when it is not there, or is no transaction.</param>
public sealed record ReconciledRecord(string Record, string ExternalId, string? InternalId, DateOnly? Date, decimal? Wanted, decimal? Found);
