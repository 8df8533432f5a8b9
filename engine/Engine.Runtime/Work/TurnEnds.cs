using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Work;

/// <summary>Keeps how turns ended: in the journal, with what a raised event means for its key, and in the figures.</summary>
internal sealed class TurnEnds(IJournal journal, ISnapshotSource snapshots, Setbacks setbacks, FlowMeter meter, TimeProvider clock, ILogger<TurnEnds> logger)
{
    /// <summary>The event when it is to be scheduled again; null when its turn is over for now.</summary>
    /// <param name="decision">What asks for no writes is kept with its ending.</param>
    /// <param name="mapping">The mapping that took it, where no decision says so; null when that is not known.</param>
    public async Task<OpenEvent?> KeepAsync(OpenEvent open, Ending ending, Plan? decision = null, string? mapping = null)
    {
        var next = await journal.EndAsync(
            open.Id,
            KeyHold.Decide(ending, open, snapshots.Current, decision?.Mapping ?? mapping),
            decision,
            decision is null ? ReadOnlyMemory<byte>.Empty : PlanJson.ToBytes(decision),
            clock.GetUtcNow());
        EngineMeter.TurnEnded(open.Client, ending.Name);
        if (ending is not Ending.Retry { IsAttempt: false })
        {
            setbacks.Forget(open.Id);
        }

        if (ending is Ending.Completed or Ending.Ignored or Ending.Raised)
        {
            meter.Ended(open.Client, ending is Ending.Raised);
        }

        Say(open, ending);
        return next;
    }

    // Codes only: what a problem says names people.
    private void Say(OpenEvent open, Ending ending)
    {
        if (ending is Ending.Raised raised)
        {
            logger.LogWarning(
                "Event {Event} of {Client} is raised to a person: {Codes}. engine exceptions shows it.",
                open.Stamp.EventId,
                open.Client,
                string.Join(", ", raised.Problems.Select(problem => problem.Code).Distinct()));
        }
        else
        {
            logger.LogDebug("Event {Event} of {Client} is {Ending}.", open.Stamp.EventId, open.Client, ending.Name);
        }
    }
}
