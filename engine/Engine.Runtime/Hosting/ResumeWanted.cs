namespace Engine.Runtime.Hosting;

/// <summary>Which pause somebody wants ended: the one of exactly this client and source.</summary>
/// <param name="Why">In a sentence; kept.</param>
/// <param name="Client">Null for the pause of all clients.</param>
/// <param name="Source">Null for the pause of all sources.</param>
public sealed record ResumeWanted(string Why, string? Client = null, string? Source = null);
