namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Has all items of a group worked again.</summary>
/// <param name="Client">Only items of this client.</param>
/// <param name="After">Only items after this one, to go on where the last call ended.</param>
/// <param name="Limit">1 to 500 items in this call; 100 when left out.</param>
public sealed record GroupRetryOrder(string? Client = null, string? After = null, int? Limit = null, string? Revision = null, string? Why = null, bool DryRun = false)
    : ActionOrder(Why, DryRun);
