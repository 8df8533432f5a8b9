namespace Engine.Runtime.Hosting;

/// <summary>The project folder that the service works by.</summary>
/// <param name="Folder">Null when the configuration comes from no folder.</param>
public sealed record ProjectRoot(string? Folder);
