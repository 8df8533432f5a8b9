using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Engine.Runtime.Work;

namespace Engine.Runtime.WriteBack;

/// <summary>
/// Carries out what a plan writes back. Announced on disk, then sent under a key made of the change itself: after a crash at any point the same key is sent again, which the
/// source answers without doing it twice; once it is known to be done, nobody sends it again.
/// </summary>
internal sealed class WriteBackRunner(IStore store, ISourceWriter sources, Backoff backoff, ICrashPoints crash, TimeProvider clock)
{
    /// <summary>Null when all of it is done; else how the turn ends.</summary>
    /// <param name="internalIds">NetSuite's ids by the names of the plan's records.</param>
    public async Task<Ending?> RunAsync(EventWork work, Plan plan, IReadOnlyDictionary<string, string> internalIds, CancellationToken cancel)
    {
        foreach (var planned in plan.WriteBacks)
        {
            if (planned.Fill(internalIds) is not { } change)
            {
                return Raised(WriteBackCodes.NoId.Id, $"{planned.Source} {planned.Object} {planned.Id}: a record that it names has no internal id.", planned);
            }

            if (await RunAsync(work, planned, change, cancel) is { } ending)
            {
                return ending;
            }
        }

        return null;
    }

    private async Task<Ending?> RunAsync(EventWork work, PlannedWriteBack planned, SourceChange change, CancellationToken cancel)
    {
        work.Stopping.ThrowIfCancellationRequested();
        if (!await store.WriteBacks.AnnounceAsync(new WriteBackIntent(work.Client.Name, work.Stored.Id, change, clock.GetUtcNow())))
        {
            return null;
        }

        crash.Pass(CrashPoint.AfterWriteBackIntent);
        using var span = Tracing.WriteBack(change.Object);
        var changed = await sources.ChangeAsync(work.Client, change, cancel);
        crash.Pass(CrashPoint.AfterWriteBackSend);
        var (state, detail) = changed.Answer switch
        {
            ChangeAnswer.Done => (WriteBackState.Done, (string?)null),
            ChangeAnswer.Later(var reason) => (WriteBackState.Later, reason),
            ChangeAnswer.Refused(var reason) => (WriteBackState.Refused, reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await store.WriteBacks.AnswerAsync(new WriteBackAnswer(work.Client.Name, change.Key, state, detail, changed.Exchange, clock.GetUtcNow()));
        return state switch
        {
            WriteBackState.Done => null,
            WriteBackState.Refused => Raised(WriteBackCodes.Refused.Id, detail!, planned),
            _ => Again(work, detail!, planned),
        };
    }

    private Ending Again(EventWork work, string reason, PlannedWriteBack planned)
    {
        var policy = RetryPolicies.Of(WaitCause.Answer);
        return policy.IsOver(work.Stored.Attempts)
            ? Raised(WriteBackCodes.NoAnswer.Id, $"It was sent {work.Stored.Attempts} times: {reason}", planned)
            : new Ending.Retry(clock.GetUtcNow() + backoff.Pause(work.Stored.Attempts, work.Stored.Id, policy), reason, WaitCause.Answer);
    }

    private static Ending.Raised Raised(string code, string message, PlannedWriteBack planned) => new([new PlanProblem(code, message, planned.Name, null, null)]);
}
