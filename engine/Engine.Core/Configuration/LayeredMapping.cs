namespace Engine.Core.Configuration;

/// <summary>A mapping after its layers were merged: packs first, then the client, then the environment file.</summary>
/// <param name="Name">The mapping's name, unique within a client.</param>
/// <param name="Root">The merged content; every node keeps the file and position it came from.</param>
public sealed record LayeredMapping(string Name, ConfigMapping Root);
