namespace Engine.Runtime.Storage;

/// <summary>A plan that was decided anew by a retry, with what had been done of it.</summary>
/// <param name="Plan">As JSON.</param>
/// <param name="Steps">Its steps and writes as JSON.</param>
public sealed record FormerPlan(DateTimeOffset ReplacedAt, ReadOnlyMemory<byte> Plan, string Steps);
