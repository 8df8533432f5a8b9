namespace Engine.Runtime.Hosting.Matching;

/// <summary>What somebody decides about a proposal.</summary>
/// <param name="Why">In a sentence; kept.</param>
public sealed record SettleOrder(string Why);
