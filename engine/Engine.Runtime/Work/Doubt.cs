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
/// <param name="HorizonFrom">When the last update without an answer was announced; null when there is none.</param>
internal sealed record Doubt(DateTimeOffset IntentAt, int Unanswered, int Taken, bool LastIsUnanswered, DateTimeOffset? HorizonFrom)
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
        var update = attempts.LastOrDefault(attempt => IsUnanswered(attempt) && attempt.Action == StepAction.Update);
        return new Doubt(attempts[^1].IntentAt, unanswered, taken, IsUnanswered(attempts[^1]), update?.IntentAt);
    }

    /// <summary>The first instant at which looking makes sense; later for every answer that was lost before.</summary>
    public DateTimeOffset FirstLook(WorkerOptions options) => LastIsUnanswered ? IntentAt + options.SettleSteps[FirstStep(options)] : IntentAt;

    /// <summary>The next instant to look at, when the record was not as wanted now.</summary>
    public DateTimeOffset NextLook(DateTimeOffset now, WorkerOptions options)
    {
        var later = options.SettleSteps.Skip(FirstStep(options)).Select(step => IntentAt + step).FirstOrDefault(at => at > now);
        var settled = SettledAt(options);
        return later != default ? later : settled > now ? settled : now + options.SettleSteps[^1];
    }

    /// <summary>Whether the write may be repeated once a look-up shows that it is needed.</summary>
    public bool IsSettled(DateTimeOffset now, WorkerOptions options) => now >= SettledAt(options);

    /// <summary>
    /// A create that lands late meets its own external id and is refused, so it may be repeated once the client has given it up. Nothing
    /// refuses an update that lands late: it would undo what was written after it, so it is waited for as long as NetSuite may work on it.
    /// </summary>
    private DateTimeOffset SettledAt(WorkerOptions options)
    {
        var settled = IntentAt + (LastIsUnanswered ? options.RequestTimeout : options.SettleSteps[FirstStep(options)]);
        var landed = HorizonFrom + options.SettleSteps[^1];
        return landed > settled ? landed.Value : settled;
    }

    private static bool IsUnanswered(JournaledAttempt attempt) =>
        attempt.Outcome is null or AttemptOutcome.Unknown or AttemptOutcome.Interrupted;

    private int FirstStep(WorkerOptions options) => Math.Clamp(Unanswered + Taken - 1, 0, options.SettleSteps.Length - 1);
}
