namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Has an event booked although its period is closed.</summary>
/// <param name="On">The day, such as 2026-02-01; left out: the first open one.</param>
public sealed record ReleaseOrder(DateOnly? On = null, string? Why = null, bool DryRun = false) : ActionOrder(Why, DryRun);
