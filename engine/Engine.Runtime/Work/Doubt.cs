using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// What earlier writes of a step leave open. A write without an answer may still be carried out by NetSuite, so its record is
/// looked at again at growing distances, and nothing is sent before the client's own time-out has passed.
/// </summary>
/// <param name="IntentAt">When the last write was announced.</param>
/// <param name="Unanswered">Writes whose answer was lost.</param>
/// <param name="Taken">Writes refused because the record exists.</param>
/// <param name="LastIsUnanswered">Whether the last write is one whose answer was lost.</param>
internal sealed record Doubt(DateTimeOffset IntentAt, int Unanswered, int Taken, bool LastIsUnanswered)
{
    /// <summary>Null when the last write, if any, was surely not carried out and says nothing about the record.</summary>
    public static Doubt? About(ImmutableArray<JournaledAttempt> attempts)
    {
        if (attempts.IsEmpty || attempts[^1].Outcome is AttemptOutcome.TryLater or AttemptOutcome.Changed or AttemptOutcome.Refused)
        {
            return null;
        }

        var unanswered = attempts.Count(IsUnanswered);
        var taken = attempts.Count(attempt => attempt.Outcome == AttemptOutcome.AlreadyExists);
        return new Doubt(attempts[^1].IntentAt, unanswered, taken, IsUnanswered(attempts[^1]));
    }

    /// <summary>The first instant at which looking makes sense; later for every answer that was lost before.</summary>
    public DateTimeOffset FirstLook(WorkerOptions options) => LastIsUnanswered ? IntentAt + options.SettleSteps[FirstStep(options)] : IntentAt;

    /// <summary>The next instant to look at, when the record was not as wanted now.</summary>
    public DateTimeOffset NextLook(DateTimeOffset now, WorkerOptions options)
    {
        var later = options.SettleSteps.Skip(FirstStep(options)).Select(step => IntentAt + step).FirstOrDefault(at => at > now);
        var timeout = IntentAt + options.RequestTimeout;
        return later != default ? later : timeout > now ? timeout : now + options.SettleSteps[^1];
    }

    /// <summary>
    /// Whether the write may be repeated once a look-up shows that it is needed. A create that is carried out late is refused, since
    /// its external id is taken by then; an update that is carried out late would undo the next revision of its record, so that
    /// the lane waits until it cannot come any more.
    /// </summary>
    /// <param name="next">What would be sent.</param>
    public bool IsSettled(StepAction next, DateTimeOffset now, WorkerOptions options) => (LastIsUnanswered, next) switch
    {
        (true, StepAction.Update) => now >= IntentAt + options.SettleSteps[^1],
        (true, _) => now >= IntentAt + options.RequestTimeout,
        _ => now >= IntentAt + options.SettleSteps[FirstStep(options)],
    };

    private static bool IsUnanswered(JournaledAttempt attempt) =>
        attempt.Outcome is null or AttemptOutcome.Unknown or AttemptOutcome.Interrupted;

    private int FirstStep(WorkerOptions options) => Math.Clamp(Unanswered + Taken - 1, 0, options.SettleSteps.Length - 1);
}
