namespace Engine.Runtime.Hosting.Matching;

/// <summary>What came of an order to change a match set.</summary>
/// <param name="Change">As it is kept; null in a dry run.</param>
/// <param name="Says">What was done or would be.</param>
/// <param name="Moved">Payments of the past that it decides otherwise; null where it was not tried.</param>
public sealed record TuningView(int FormatVersion, ChangeView? Change, string Says, int? Moved);
