namespace Engine.Core.Periods;

/// <summary>A person has an event booked although its period is closed.</summary>
/// <param name="On">The day it is booked on; null for the first day that is open.</param>
public sealed record PeriodRelease(DateOnly? On);
