using Engine.Core.Configuration;

namespace Engine.Runtime;

/// <summary>The configuration in force.</summary>
public interface ISnapshotSource
{
    Snapshot Current { get; }
}
