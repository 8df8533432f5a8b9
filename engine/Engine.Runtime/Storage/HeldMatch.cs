using Engine.Core.Matching;

namespace Engine.Runtime.Storage;

/// <summary>A decision whose amounts no other payment may take.</summary>
/// <param name="Event">The event's number in the inbox.</param>
/// <param name="State">How the event stands.</param>
/// <param name="HasPlan">A plan that writes is journaled: it will be carried out.</param>
/// <param name="SettledAt">When the event ended; null while it has not.</param>
public sealed record HeldMatch(long Event, string EventId, EventState State, bool HasPlan, DateTimeOffset? SettledAt, MatchedPayment Matched);
