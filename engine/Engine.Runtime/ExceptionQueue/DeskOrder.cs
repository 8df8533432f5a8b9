namespace Engine.Runtime.ExceptionQueue;

/// <summary>Who wants something done, and why.</summary>
/// <param name="IsDryRun">Say what would happen, and change nothing.</param>
public sealed record DeskOrder(string Who, string? Why, bool IsDryRun);
