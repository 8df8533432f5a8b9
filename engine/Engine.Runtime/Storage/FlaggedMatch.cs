using Engine.Core.Matching;

namespace Engine.Runtime.Storage;

/// <summary>A payment that was applied and flagged, for somebody to look at.</summary>
/// <param name="Event">The event's number in the inbox.</param>
/// <param name="Look">Null while nobody has looked at it as it was decided last.</param>
public sealed record FlaggedMatch(long Event, string EventId, string Client, DateTimeOffset DecidedAt, MatchedPayment Matched, MatchLook? Look);
