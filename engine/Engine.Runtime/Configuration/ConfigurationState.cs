using Engine.Core.Configuration;

namespace Engine.Runtime.Configuration;

/// <summary>Which configuration is in force, and which one the folder offers instead. One value, so that nobody sees half of a change.</summary>
/// <param name="InForce">Null until a first folder has compiled.</param>
/// <param name="Since">When it came into force.</param>
/// <param name="Refused">What the folder holds now, when that does not compile; null when it is what is in force.</param>
public sealed record ConfigurationState(Snapshot? InForce, DateTimeOffset? Since, RefusedConfiguration? Refused)
{
    public static ConfigurationState None { get; } = new(null, null, null);
}
