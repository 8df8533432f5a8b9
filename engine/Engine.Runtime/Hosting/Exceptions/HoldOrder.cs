namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Sets an item aside.</summary>
/// <param name="Until">Until when.</param>
/// <param name="Event">Until the event of the same client with this id is completed. One of the two.</param>
public sealed record HoldOrder(DateTimeOffset? Until = null, string? Event = null, string? Why = null, bool DryRun = false) : ActionOrder(Why, DryRun);
