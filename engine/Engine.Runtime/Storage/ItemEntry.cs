namespace Engine.Runtime.Storage;

/// <summary>One thing that happened to an item.</summary>
/// <param name="Who">A person; <c>engine</c> for what happened by itself.</param>
/// <param name="What">Such as <c>raised</c>, <c>retry</c>, <c>hold</c>, <c>resolve</c>.</param>
/// <param name="Why">The person's reason; null when none was given.</param>
public sealed record ItemEntry(DateTimeOffset At, string Who, string What, string? Why, string? Detail);
