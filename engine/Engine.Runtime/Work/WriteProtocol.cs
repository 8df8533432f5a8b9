using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// The state machine of a write, as functions of what the journal holds, what a look-up showed and the time: no I/O, so that every
/// interleaving can be searched. A write is announced before it is sent; after an answer that says nothing for certain the record is
/// looked up, when the write must have ended, before anything is repeated. States and crash points: <c>engine/ARCHITECTURE.md</c>.
/// </summary>
internal static class WriteProtocol
{
    /// <summary>What comes first in a turn.</summary>
    /// <param name="attempts">Writes made so far; one without an outcome was cut off by the end of the process.</param>
    /// <param name="isFresh">Whether the step was decided in this turn and its record has not been written since.</param>
    public static WriteTurn Begin(
        PlanStep step, ImmutableArray<JournaledAttempt> attempts, bool isFresh, DateTimeOffset now, WorkerOptions options) =>
        isFresh && attempts.IsEmpty ? new WriteTurn.Act(step) : LookWhenDue(attempts, now, options);

    /// <summary>What follows from a look-up.</summary>
    public static WriteTurn AfterLook(StepDecision decision, ImmutableArray<JournaledAttempt> attempts, DateTimeOffset now, WorkerOptions options)
    {
        var doubt = Doubt.About(attempts);
        return decision switch
        {
            StepDecision.Do(var step) when step.Action == StepAction.Unchanged => new WriteTurn.Adopt(step, doubt is { Unanswered: > 0 } && step.Note is null),
            StepDecision.Do(var step) => MayAct(doubt, now, options) ?? new WriteTurn.Act(step),
            StepDecision.Defer(var reason) => new WriteTurn.Pause(reason),
            StepDecision.Conflict(var problem) => new WriteTurn.Raise(problem),
            StepDecision.Wait => new WriteTurn.WaitForRecord(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What follows from an answer that did not finish the step. The last attempt holds its outcome.</summary>
    public static WriteTurn AfterAnswer(ImmutableArray<JournaledAttempt> attempts, string detail, DateTimeOffset now, WorkerOptions options) =>
        attempts[^1].Outcome switch
        {
            AttemptOutcome.Changed => new WriteTurn.Look(),
            AttemptOutcome.Refused => new WriteTurn.Refused(),
            AttemptOutcome.AlreadyExists when Doubt.About(attempts)!.Taken >= options.MaxTaken => new WriteTurn.TakenElsewhere(),
            AttemptOutcome.AlreadyExists => LookWhenDue(attempts, now, options),
            AttemptOutcome.TryLater => new WriteTurn.Pause(detail),
            AttemptOutcome.Unknown => new WriteTurn.Wait(Doubt.About(attempts)!.NextLook(now, options), detail),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // Null when the write may be made.
    private static WriteTurn? MayAct(Doubt? doubt, DateTimeOffset now, WorkerOptions options) => doubt switch
    {
        null => null,
        { Unanswered: var times } when times >= options.SettleSteps.Length => new WriteTurn.NeverAnswered(times),
        _ when doubt.IsSettled(now, options) => null,
        _ => new WriteTurn.Wait(doubt.NextLook(now, options), "A write is in doubt and may still take effect; the record is looked up again later."),
    };

    private static WriteTurn LookWhenDue(ImmutableArray<JournaledAttempt> attempts, DateTimeOffset now, WorkerOptions options) =>
        Doubt.About(attempts) is { } doubt && now < doubt.FirstLook(options)
            ? new WriteTurn.Wait(doubt.FirstLook(options), "An answer of NetSuite was lost; the record is looked up when the write must have ended.")
            : new WriteTurn.Look();
}
