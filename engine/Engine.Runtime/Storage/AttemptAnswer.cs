using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>What is journaled of the answer to a write.</summary>
/// <param name="Attempt">The attempt's number, as given when the intent was journaled.</param>
/// <param name="Detail">In words; null when there is nothing to add.</param>
/// <param name="Exchange">What went over the wire; null when nothing was sent.</param>
public sealed record AttemptAnswer(long Attempt, AttemptOutcome Outcome, string? Detail, HttpExchange? Exchange, DateTimeOffset At);
