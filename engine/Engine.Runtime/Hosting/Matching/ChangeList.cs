using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>Changes of match sets, the newest first.</summary>
/// <param name="Next">The id to go on before; null when there are no more.</param>
public sealed record ChangeList(int FormatVersion, ImmutableArray<ChangeView> Changes, string? Next);
