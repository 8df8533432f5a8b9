using System.Collections.Immutable;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>What was planned and done for each event, written before it is done. Every method is one commit.</summary>
public interface IJournal : ILookUpLog
{
    /// <summary>
    /// All events to schedule after a start: received, interrupted, to be tried again. Counts an interruption for each that was in work.
    /// </summary>
    Task<ImmutableArray<OpenEvent>> ResumeAsync();

    /// <summary>
    /// Events made ready: those behind a raised event that is resolved, held ones whose hold has ended, then waiting ones whose next look is due, the
    /// longest due first.
    /// </summary>
    Task<ImmutableArray<OpenEvent>> WakeDueAsync(DateTimeOffset now, int limit);

    /// <summary>A raised event no longer holds its key: gives the events that waited behind it, ready to be taken.</summary>
    Task<ImmutableArray<OpenEvent>> ReleaseLaneAsync(long id);

    /// <summary>
    /// Marks an event as in work and gives everything known about it; or puts it aside, and gives null, when a raised event of its key comes before it.
    /// </summary>
    Task<JournaledEvent?> TakeUpAsync(long id);

    /// <summary>Keeps a plan to write, with its steps. A plan of which something was done is never replaced.</summary>
    Task RecordPlanAsync(long id, Plan plan, ReadOnlyMemory<byte> json, DateTimeOffset at);

    /// <summary>Announces a write. The number given back belongs into its <see cref="AttemptAnswer"/>.</summary>
    Task<long> RecordIntentAsync(StepPoint step, StepAction action, DateTimeOffset at);

    /// <summary>Keeps an answer that did not finish its step.</summary>
    Task RecordAnswerAsync(AttemptAnswer answer);

    /// <summary>
    /// Finishes a step: its record, the answer that brought it about (null when nothing was written), and waking whoever
    /// waited for the record, in one commit. Gives the woken events.
    /// </summary>
    Task<ImmutableArray<OpenEvent>> RecordDoneAsync(StepPoint step, RecordWritten record, AttemptAnswer? answer);

    /// <summary>
    /// Ends a turn. A decision that asks for no writes is kept with it. Gives the event back when it is to be scheduled again:
    /// tried later, or woken already by a record written since its look-up.
    /// </summary>
    Task<OpenEvent?> EndAsync(long id, Ending ending, Plan? decision, ReadOnlyMemory<byte> decisionJson, DateTimeOffset at);
}
