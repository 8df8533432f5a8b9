using System.Collections.Frozen;

namespace Engine.Core.Configuration;

/// <summary>The configuration of all clients at one moment. Never changed, only replaced.</summary>
/// <param name="Revision">SHA-256 over all clients' revisions, hexadecimal.</param>
/// <param name="Clients">By name.</param>
public sealed record Snapshot(string Revision, FrozenDictionary<string, ClientConfig> Clients);
