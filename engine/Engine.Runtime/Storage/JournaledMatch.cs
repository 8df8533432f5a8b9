using System.Collections.Immutable;
using Engine.Core.Matching;

namespace Engine.Runtime.Storage;

/// <summary>A decision about a payment, as it was made.</summary>
/// <param name="Event">The event's number in the inbox.</param>
/// <param name="EventId">The source's id of the event.</param>
/// <param name="ByPerson">The documents that a person said it is for; null where nobody did.</param>
public sealed record JournaledMatch(long Event, string EventId, DateTimeOffset DecidedAt, MatchedPayment Matched, ImmutableArray<string>? ByPerson);
