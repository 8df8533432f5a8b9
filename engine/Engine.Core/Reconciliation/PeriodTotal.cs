namespace Engine.Core.Reconciliation;

/// <summary>What both sides have of one kind in one month.</summary>
/// <param name="Period">Year and month of the date, such as <c>2026-01</c>.</param>
/// <param name="Difference">In NetSuite more than at the source; negative for less.</param>
public sealed record PeriodTotal(string Period, string Kind, string Currency, int Objects, decimal AtSource, decimal InNetSuite, decimal Difference);
