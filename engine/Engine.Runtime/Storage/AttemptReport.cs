using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>One write to NetSuite.</summary>
/// <param name="Outcome">Null while no answer is known.</param>
/// <param name="Exchange">What went over the wire; null when nothing was sent or no answer is known.</param>
public sealed record AttemptReport(
    string Operation, DateTimeOffset IntentAt, AttemptOutcome? Outcome, string? Detail, HttpExchange? Exchange, DateTimeOffset? EndedAt);
