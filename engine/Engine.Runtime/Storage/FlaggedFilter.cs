namespace Engine.Runtime.Storage;

/// <summary>Which flagged payments to list, the newest first. Null takes all.</summary>
/// <param name="From">Decided then or later.</param>
/// <param name="To">Decided before then.</param>
/// <param name="WithLookedAt">Those too that somebody has looked at.</param>
/// <param name="Before">Only events with a lower number; for paging.</param>
/// <param name="Limit">1 to 1000.</param>
public sealed record FlaggedFilter(string? Client, DateTimeOffset? From, DateTimeOffset? To, bool WithLookedAt, long? Before, int Limit);
