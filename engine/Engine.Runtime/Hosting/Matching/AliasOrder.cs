namespace Engine.Runtime.Hosting.Matching;

/// <summary>What somebody decides about a payer's name.</summary>
/// <param name="Payer">The name, in any spelling.</param>
/// <param name="Why">In a sentence; kept.</param>
public sealed record AliasOrder(string Client, string Payer, string Why);
