namespace Engine.Runtime.Hosting.Matching;

/// <summary>Somebody looked at a flagged payment.</summary>
/// <param name="Why">What they found, in a sentence; kept.</param>
public sealed record LookOrder(string Why);
