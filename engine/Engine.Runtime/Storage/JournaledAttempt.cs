using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>One write to NetSuite.</summary>
/// <param name="Action">Whether it was a create or an update.</param>
/// <param name="IntentAt">When it was journaled, just before it was sent.</param>
/// <param name="Outcome">Null when the engine stopped before the answer.</param>
public sealed record JournaledAttempt(long Id, StepAction Action, DateTimeOffset IntentAt, AttemptOutcome? Outcome);
