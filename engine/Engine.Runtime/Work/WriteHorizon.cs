using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// NetSuite ends every request after 15 minutes: a write without an answer that is older has landed or never will, and the next look-up
/// shows which. Before, no plan of the event may be put away.
/// </summary>
public static class WriteHorizon
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15.5);

    /// <summary>Until when a write of an unfinished step may still take effect unseen; null when none can.</summary>
    public static (StepReport Step, DateTimeOffset Until)? InDoubt(ImmutableArray<StepReport> steps, DateTimeOffset now) => steps
        .Where(step => step.State != StepState.Done)
        .SelectMany(step => step.Attempts.Where(IsUnanswered).Select(attempt => (Step: step, Until: attempt.IntentAt + Length)))
        .Where(doubt => doubt.Until > now)
        .OrderByDescending(doubt => doubt.Until)
        .Select(doubt => ((StepReport, DateTimeOffset)?)doubt)
        .FirstOrDefault();

    private static bool IsUnanswered(AttemptReport attempt) => attempt.Outcome is null or AttemptOutcome.Unknown or AttemptOutcome.Interrupted;
}
