using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>How the clients stand at one moment.</summary>
/// <param name="WorkingSince">When the service began to work; null when none runs on this data.</param>
public sealed record ClientStatusList(int FormatVersion, DateTimeOffset At, DateTimeOffset? WorkingSince, ImmutableArray<ClientStatus> Clients);
