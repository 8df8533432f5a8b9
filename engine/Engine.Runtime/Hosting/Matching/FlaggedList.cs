using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>Payments that were applied and flagged, the newest first.</summary>
/// <param name="Next">The id to go on before; null when there are no more.</param>
public sealed record FlaggedList(int FormatVersion, ImmutableArray<FlaggedView> Payments, string? Next);
