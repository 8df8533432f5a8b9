using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;

namespace Engine.Runtime.Work;

/// <summary>
/// Brings one record about: announced on disk before it is sent, looked up again before anything is repeated. The create
/// path never updates and the update path never creates; the look-up chooses. Why each crash is safe: the write protocol in
/// <c>engine/ARCHITECTURE.md</c>.
/// </summary>
internal sealed class StepRunner(
    IJournal journal, IRecords records, LookUps lookUps, LaneBoard board, PeriodMirror periods, Delays delays, ICrashPoints crash, WorkerOptions options, TimeProvider clock)
{
    private readonly IntentMarks marks = new(clock);

    /// <param name="decidedAt">The journal's position when the step was decided; null when that was in an earlier turn.</param>
    public async Task<StepEnd> RunAsync(StepWork work, long? decidedAt, CancellationToken cancel)
    {
        using var span = Tracing.Step(work.Key.RecordType, work.Step.Action);
        var isFresh = decidedAt is { } position && work.Attempts.IsEmpty && !await HasChangedSinceAsync(work, position);
        work = await CloseInterruptedAsync(work);
        var end = await TakeAsync(work, WriteProtocol.Begin(work.Step, Steady(work), isFresh, clock.GetUtcNow(), options), cancel);
        if (end is not StepEnd.Stop(Ending.Retry or Ending.Waiting))
        {
            marks.Forget(work.Attempts);
        }

        return end;
    }

    private ImmutableArray<JournaledAttempt> Steady(StepWork work) => marks.Steady(work.Attempts);

    private async Task<StepEnd> TakeAsync(StepWork work, WriteTurn turn, CancellationToken cancel) => turn switch
    {
        WriteTurn.Look => await LookAsync(work, cancel),
        WriteTurn.Act(var step) => await ActAsync(work, step, cancel),
        WriteTurn.Adopt(var step, var isOurs) => await AdoptAsync(work, step, isOurs),
        WriteTurn.Wait(var until, var reason) => TryAgain(until, reason),
        WriteTurn.Pause(var reason) => new StepEnd.Stop(delays.ForQuestion(work.Event.Stored, work.NetSuite, reason)),
        WriteTurn.Raise(var problem) => Raise(problem),
        WriteTurn.NeverAnswered(var times) => Raise(Problem(
            work, RuntimeCodes.NeverAnswered.Id, $"{work.Key}: NetSuite's answer was lost {times} times, and the record is not as wanted.")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Another lane may have written the same record since the look-up.
    private async Task<bool> HasChangedSinceAsync(StepWork work, long position)
    {
        var known = await records.KnownAsync(work.Event.Client.Name, [work.Key]);
        return known.TryGetValue(work.Key, out var record) && record.Change > position;
    }

    private async Task<StepEnd> LookAsync(StepWork work, CancellationToken cancel)
    {
        var position = await records.PositionAsync();
        var observed = await lookUps.AskAsync(work.NetSuite, work.Event.Stored, new LookUpKeys([work.Key], []), cancel);
        var decision = StepPlanner.Decide(work.Step.Wanted, work.Event.Source.Stamp, observed[work.Key]);
        var turn = WriteProtocol.AfterLook(decision, Steady(work), clock.GetUtcNow(), options);
        return turn is WriteTurn.WaitForRecord ? Wait(work, position) : await TakeAsync(work, turn, cancel);
    }

    private async Task<StepWork> CloseInterruptedAsync(StepWork work)
    {
        if (work.Attempts.IsEmpty || work.Attempts[^1] is not { Outcome: null } open)
        {
            return work;
        }

        await journal.RecordAnswerAsync(new AttemptAnswer(
            open.Id, AttemptOutcome.Interrupted, "The engine stopped before the answer was kept.", null, clock.GetUtcNow()));
        return work.Answered(AttemptOutcome.Interrupted);
    }

    private async Task<StepEnd> ActAsync(StepWork work, PlanStep step, CancellationToken cancel)
    {
        if (step.Action == StepAction.Unchanged)
        {
            return await FinishAsync(work, step.InternalId!, StepAction.Unchanged, step.Note, null, Agreed(step));
        }

        var (attempt, answer) = await WriteAsync(work, step, cancel);
        return await TakeAnswerAsync(work.With(attempt), step, answer, cancel);
    }

    // The turn is given back before the answer is taken, which may lead to another write.
    private async Task<(JournaledAttempt Attempt, WriteAnswer Answer)> WriteAsync(StepWork work, PlanStep step, CancellationToken cancel)
    {
        using var turn = await work.NetSuite.TurnToWriteAsync(work.Event.Stopping);
        var intentAt = clock.GetUtcNow();
        var attempt = await journal.RecordIntentAsync(work.Point, step.Action, intentAt);
        marks.Set(attempt);
        crash.Pass(CrashPoint.AfterIntent);
        return (new JournaledAttempt(attempt, step.Action, intentAt, null), await SendAsync(work, step, cancel));
    }

    private async Task<WriteAnswer> SendAsync(StepWork work, PlanStep step, CancellationToken cancel)
    {
        crash.Pass(CrashPoint.BeforeSend);
        var answer = step.Action == StepAction.Create
            ? await work.NetSuite.CreateAsync(work.Key, step.Wanted.From, step.Wanted.ForCreate, cancel)
            : await work.NetSuite.UpdateAsync(work.Key, step.InternalId!, step.Changes, cancel);
        crash.Pass(CrashPoint.AfterSend);
        return answer;
    }

    private async Task<StepEnd> TakeAnswerAsync(StepWork work, PlanStep step, WriteAnswer answer, CancellationToken cancel)
    {
        if (answer is WriteAnswer.Done done)
        {
            return await FinishAsync(
                work, done.InternalId, step.Action, step.Note, Answer(work, AttemptOutcome.Done, null, answer), Written(step));
        }

        var (outcome, detail) = Describe(work, answer);
        await journal.RecordAnswerAsync(Answer(work, outcome, detail, answer));
        work = work.Answered(outcome);
        return WriteProtocol.AfterAnswer(Steady(work), detail, clock.GetUtcNow(), options) switch
        {
            WriteTurn.Pause(var reason) when answer is WriteAnswer.TryLater later => new StepEnd.Stop(
                delays.ForAccount(work.Event.Stored, work.NetSuite, RetryPolicies.CauseOf(later.Error), reason, later.RetryAfter)),
            WriteTurn.Refused when answer is WriteAnswer.Refused(var error, _) => Refused(work, step, error),
            WriteTurn.TakenElsewhere when answer is WriteAnswer.AlreadyExists(var error, _) =>
                Raise(Problem(work, RuntimeCodes.TakenElsewhere.Id, $"{work.Key}: {error.Detail}", error.Path)),
            var turn => await TakeAsync(work, turn, cancel),
        };
    }

    private StepEnd.Stop Refused(StepWork work, PlanStep step, NetSuiteError error)
    {
        if (error.Class == NetSuiteErrorClass.Period)
        {
            periods.Forget(work.Event.Client.Name);
        }

        var policy = RetryPolicies.Of(error.Class);
        var tries = work.Attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Refused);
        return policy.IsOver(tries)
            ? Raise(RefusedProblem.Of(work, step, error))
            : new StepEnd.Stop(delays.ForRefusal(work.Event.Stored, tries, policy, $"{error.Code} {error.Detail}"));
    }

    private Task<StepEnd> AdoptAsync(StepWork work, PlanStep found, bool isOurs)
    {
        var note = isOurs ? "Found after an answer was lost." : found.Note;
        return FinishAsync(work, found.InternalId!, isOurs ? work.Step.Action : StepAction.Unchanged, note, null, Agreed(found));
    }

    // After an update everything wanted is there, but for what was left as somebody changed it. The keys that lines were sent with are NetSuite's.
    private static RecordContent Written(PlanStep step) => step switch
    {
        { Action: StepAction.Create } => step.Wanted.ForCreate,
        { Note: null } => step.Wanted.ForUpdate,
        _ => step.Wanted.ForUpdate.Only(step.Changes.Names),
    };

    // Found as wanted, and compared: what is there is what the engine would have written. A note says why it was not compared, or not wholly.
    private static RecordContent? Agreed(PlanStep step) => step switch
    {
        { Note: not null } => null,
        { Wanted.Write: WriteMode.Upsert or WriteMode.UpdateOnly } => step.Wanted.ForUpdate,
        { Wanted.Write: WriteMode.CreateIfAbsent } when step.Wanted.Identity(RecordTypes.Find(step.Wanted.Key.RecordType)!) is { IsEmpty: false } agreed => agreed,
        _ => null,
    };

    private async Task<StepEnd> FinishAsync(
        StepWork work, string internalId, StepAction action, string? note, AttemptAnswer? answer, RecordContent? content)
    {
        var isContentOurs = work.Step.Wanted.Write is WriteMode.Upsert or WriteMode.UpdateOnly;
        var record = new RecordWritten(
            work.Event.Client.Name,
            work.Key,
            internalId,
            action,
            isContentOurs ? work.Step.Wanted.Fact ?? work.Event.Source.Stamp : null,
            work.Plan.Revision,
            note,
            clock.GetUtcNow())
        {
            Content = content,
            IsContentOfFirstMeeting = action == StepAction.Unchanged && !isContentOurs,
        };
        foreach (var woken in await journal.RecordDoneAsync(work.Point, record, answer))
        {
            board.Add(woken);
        }

        crash.Pass(CrashPoint.AfterDone);
        return new StepEnd.Done(internalId, action);
    }

    private (AttemptOutcome Outcome, string Detail) Describe(StepWork work, WriteAnswer answer) => answer switch
    {
        WriteAnswer.Refused({ Class: NetSuiteErrorClass.Changed } error, _) when Changes(work) < options.MaxChanged =>
            (AttemptOutcome.Changed, $"{error.Code} {error.Detail}"),
        WriteAnswer.Refused(var error, _) => (AttemptOutcome.Refused, $"{error.Class}: {error.Code} {error.Detail}"),
        WriteAnswer.AlreadyExists(var error, _) => (AttemptOutcome.AlreadyExists, $"{error.Code} {error.Detail}"),
        WriteAnswer.TryLater(var reason, _, _) => (AttemptOutcome.TryLater, reason),
        WriteAnswer.Unknown(var reason, _) => (AttemptOutcome.Unknown, reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int Changes(StepWork work) => work.Attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Changed);

    private AttemptAnswer Answer(StepWork work, AttemptOutcome outcome, string? detail, WriteAnswer answer) =>
        new(work.Attempts[^1].Id, outcome, detail, answer.Exchange, clock.GetUtcNow());

    private StepEnd.Stop Wait(StepWork work, long position)
    {
        var now = clock.GetUtcNow();
        var until = work.Event.Stored.WaitUntil ?? work.Event.Stored.ReceivedAt + TimeSpan.FromDays(options.WaitDays);
        return now >= until
            ? Raise(Problem(work, RuntimeCodes.WaitedTooLong.Id, $"{work.Key} is not in NetSuite."))
            : new StepEnd.Stop(new Ending.Waiting([work.Key], until, Sooner(until, now + options.WaitRecheck), position));
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static StepEnd.Stop TryAgain(DateTimeOffset at, string reason) => new(new Ending.Retry(at, reason, WaitCause.Doubt) { IsAttempt = false });

    private static StepEnd.Stop Raise(PlanProblem problem) => new(new Ending.Raised([problem]));

    private static PlanProblem Problem(StepWork work, string code, string message, string? field = null) =>
        new(code, message, work.Step.Wanted.Name, field, null);
}
