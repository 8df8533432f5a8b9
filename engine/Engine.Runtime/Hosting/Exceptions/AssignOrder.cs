namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Gives an item to somebody.</summary>
/// <param name="To">Who looks at it; null for nobody.</param>
public sealed record AssignOrder(string? To = null, string? Why = null, bool DryRun = false) : ActionOrder(Why, DryRun);
