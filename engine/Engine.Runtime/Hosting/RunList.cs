using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>Runs, the newest first, without their remarks.</summary>
public sealed record RunList(int FormatVersion, ImmutableArray<RunView> Runs);
