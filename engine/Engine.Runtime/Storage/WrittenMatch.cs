using Engine.Core.Matching;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>A payment that was applied, and whose documents were not compared with NetSuite since.</summary>
/// <param name="Event">The event's number in the inbox.</param>
/// <param name="SettledAt">When everything was written.</param>
/// <param name="Plan">By which it was written; null where nothing was.</param>
public sealed record WrittenMatch(long Event, string EventId, DateTimeOffset DecidedAt, DateTimeOffset SettledAt, MatchedPayment Matched, Plan? Plan);
