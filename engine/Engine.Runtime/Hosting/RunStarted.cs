namespace Engine.Runtime.Hosting;

/// <summary>A run has begun.</summary>
/// <param name="Run">Its number; `/api/runs/{run}` tells how far it is.</param>
public sealed record RunStarted(int FormatVersion, long Run);
