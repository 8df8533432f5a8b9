namespace Engine.Runtime.Hosting;

/// <summary>What the engine does next about a client's events.</summary>
/// <param name="What">In a few words.</param>
/// <param name="At">When; null for now, or when a person says so.</param>
public sealed record NextAction(string What, DateTimeOffset? At);
