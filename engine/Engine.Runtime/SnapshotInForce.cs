using Engine.Core.Configuration;
using Engine.Runtime.Configuration;

namespace Engine.Runtime;

/// <summary>The configuration of a project folder, as it was last accepted.</summary>
public sealed class SnapshotInForce(Snapshots snapshots) : ISnapshotSource
{
    public event Action? Changed
    {
        add => snapshots.Changed += value;
        remove => snapshots.Changed -= value;
    }

    public ConfigurationState State => snapshots.State;

    /// <exception cref="InvalidOperationException">No folder has compiled yet: the service must not have been started.</exception>
    public Snapshot Current => snapshots.InForce ?? throw new InvalidOperationException("No configuration is in force.");
}
