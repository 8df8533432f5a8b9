namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>What every action takes.</summary>
/// <param name="Why">The reason; kept with the action. Needed where money is affected.</param>
/// <param name="DryRun">Say what would happen, and change nothing.</param>
public record ActionOrder(string? Why = null, bool DryRun = false);
