using Engine.Core.Configuration;
using Engine.Runtime.Configuration;

namespace Engine.Runtime;

/// <summary>The configuration in force.</summary>
public interface ISnapshotSource
{
    Snapshot Current { get; }

    /// <summary>What is in force, and what the folder offers instead if that was refused.</summary>
    ConfigurationState State => new(Current, null, null);

    /// <summary>Told after another configuration came into force. What is told must not take long.</summary>
    event Action? Changed
    {
        // A configuration that never changes tells nobody.
        add { }
        remove { }
    }
}
