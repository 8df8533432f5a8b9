using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Runtime;

namespace Engine.App.Demo;

/// <summary>A configuration of one client that does not change.</summary>
internal sealed class OneClient(ClientConfig client) : ISnapshotSource
{
    public Snapshot Current { get; } =
        new(client.Revision, new Dictionary<string, ClientConfig> { [client.Name] = client }.ToFrozenDictionary(StringComparer.Ordinal));
}
