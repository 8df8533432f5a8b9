using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>What is stopped now.</summary>
public sealed record PauseList(int FormatVersion, ImmutableArray<PauseShown> Pauses);
