using Engine.Core.Configuration;

namespace Engine.Runtime;

/// <summary>A configuration that was loaded once.</summary>
public sealed class FixedSnapshot(Snapshot snapshot) : ISnapshotSource
{
    public Snapshot Current => snapshot;
}
