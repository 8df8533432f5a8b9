using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>One step in work.</summary>
/// <param name="Step">As planned, with references to earlier steps filled in.</param>
/// <param name="Plan">The plan it is of.</param>
/// <param name="Attempts">Writes made for it so far.</param>
internal sealed record StepWork(
    EventWork Event, INetSuite NetSuite, StepPoint Point, PlanStep Step, Plan Plan, ImmutableArray<JournaledAttempt> Attempts)
{
    public RecordKey Key => Step.Wanted.Key;

    public StepWork With(JournaledAttempt attempt) => this with { Attempts = Attempts.Add(attempt) };

    public StepWork Answered(AttemptOutcome outcome) =>
        this with { Attempts = Attempts.SetItem(Attempts.Length - 1, Attempts[^1] with { Outcome = outcome }) };
}
