using Engine.Core.Matching;

namespace Engine.Runtime.Storage;

/// <summary>What was decided about the payment of an event.</summary>
/// <param name="Event">The event's number in the inbox.</param>
public sealed record NewMatch(long Event, MatchedPayment Matched);
