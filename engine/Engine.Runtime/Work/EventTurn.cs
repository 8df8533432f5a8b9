using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.CashApplication;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Scripts;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Engine.Runtime.WriteBack;

namespace Engine.Runtime.Work;

/// <summary>
/// One turn of work on one event: look up, decide, journal the plan, carry it out. An event whose plan is journaled goes on
/// with that plan at its first unfinished step.
/// </summary>
internal sealed class EventTurn(
    IStore store,
    ISnapshotSource snapshots,
    INetSuiteAccounts accounts,
    Decider decider,
    NeededObjects objects,
    StepRunner steps,
    DeliveryBoard deliveries,
    AdviceDesk advices,
    ICrashPoints crash,
    WorkCounters counters,
    Delays delays,
    TurnEnds ends,
    WriteBackRunner writeBacks,
    RetryBudgets budgets,
    IRevisions revisions,
    WorkerOptions options,
    TimeProvider clock)
{
    // A payout may wait for thousands; a person reads the message.
    private const int MostNamed = 10;

    /// <summary>The event when it is to be scheduled again; null when its turn is over for now.</summary>
    /// <param name="stopping">The service is to stop: what is under way ends, nothing more is written.</param>
    /// <param name="cancel">It stops now.</param>
    public async Task<OpenEvent?> RunAsync(OpenEvent open, CancellationToken stopping, CancellationToken cancel)
    {
        if (await store.Journal.TakeUpAsync(open.Id) is not { } stored)
        {
            // Put aside: a raised event of its key comes before it.
            return null;
        }

        using var span = Tracing.Turn(stored);
        if (stored.Interruptions >= options.MaxInterruptions)
        {
            return await ends.KeepAsync(open, Raise(
                RuntimeCodes.StoppedTheEngine.Id, $"The engine stopped {stored.Interruptions} times while it worked on this event."));
        }

        if (!snapshots.Current.Clients.TryGetValue(stored.Client, out var client))
        {
            return await ends.KeepAsync(open, delays.ForEngine(stored.Id, stored.Attempts, $"The configuration has no client {stored.Client} at present."));
        }

        if (ConfigurationOf(stored, client) is not { } deciding)
        {
            return await ends.KeepAsync(open, Raise(ExceptionQueueCodes.RevisionGone.Id, "The configuration that it was to be decided under is not kept any more."));
        }

        return EventSources.Read(stored.Source, stored.Body) switch
        {
            EventReading.Read(var source) => await RunAsync(new EventWork(open, stored, source, deciding, accounts.Of(client), stopping), cancel),
            EventReading.Rejected(var code, var message) => await ends.KeepAsync(open, Raise(RuntimeCodes.StoredBodyUnreadable.Id, $"{code} {message}")),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ClientConfig? ConfigurationOf(JournaledEvent stored, ClientConfig inForce) =>
        stored is { Plan: null, Under: { } revision } && revision != inForce.Revision ? revisions.Find(inForce, revision) : inForce;

    private Task<OpenEvent?> RunAsync(EventWork work, CancellationToken cancel)
    {
        if (work.Stored.Plan is { } journaled)
        {
            return ExecuteAsync(work, PlanJson.Read(journaled), null, cancel);
        }

        return work.Planner.Mapping is { } mapping && deliveries.WaitOf(work.Client, mapping, work.Stored.ReceivedAt) is { } wait
            ? ends.KeepAsync(work.Open, new Ending.Undelivered(mapping.Name, wait.OpensAt, $"Waits for {wait.What}, at {wait.OpensAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC."))
            : AskAdviceAsync(work, cancel);
    }

    private async Task<OpenEvent?> AskAdviceAsync(EventWork work, CancellationToken cancel) =>
        await advices.AskAsync(work.Stored.Id, work.Source, work.Client, work.Stored.ReceivedAt, keeps: true) switch
        {
            AdviceAnswer.Wait(var again, var until) => await ends.KeepAsync(
                work.Open, new Ending.Undelivered(work.Planner.Mapping?.Name ?? "", again, $"Waits for its remittance advice, until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.")),
            AdviceAnswer.Unsure(var message) => await ends.KeepAsync(work.Open, Raise(TuningCodes.AdviceUnsure.Id, message)),
            AdviceAnswer.Decide(var source) => await DecideAsync(ReferenceEquals(source, work.Source) ? work : work with { Source = source, Planner = new EventPlanner(source, work.Client) }, cancel),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task<OpenEvent?> DecideAsync(EventWork work, CancellationToken cancel)
    {
        await revisions.UseAsync(work.Client);
        var (decided, position) = await decider.DecideAsync(work, cancel);
        if (decided is not { } plan)
        {
            return await ends.KeepAsync(work.Open, Raise(RuntimeCodes.NoAccount.Id, $"Client {work.Client.Name} has no connection to NetSuite."));
        }

        if (plan.Verdict != PlanVerdict.Write)
        {
            return await ends.KeepAsync(work.Open, About(work, plan, await EndingOfAsync(plan, work, position, cancel)), plan);
        }

        if (FormerRecords.Forgotten(plan, work.Stored) is { } forgotten)
        {
            return await ends.KeepAsync(work.Open, About(work, plan, Raise(ExceptionQueueCodes.ForgetsWhatWasWritten.Id, forgotten)), mapping: plan.Mapping);
        }

        await store.Journal.RecordPlanAsync(work.Stored.Id, plan, PlanJson.ToBytes(plan), clock.GetUtcNow());
        crash.Pass(CrashPoint.AfterPlan);
        return await ExecuteAsync(work, plan, position, cancel);
    }

    private async Task<Ending> EndingOfAsync(Plan plan, EventWork work, long position, CancellationToken cancel) => plan.Verdict switch
    {
        PlanVerdict.Ignore => new Ending.Ignored(plan.Reason ?? "No rule was named."),
        PlanVerdict.Raise => new Ending.Raised(plan.Problems),
        PlanVerdict.Defer => delays.ForQuestion(work.Stored, work.NetSuite, plan.Reason ?? "A look-up in NetSuite gave no answer."),
        PlanVerdict.Wait => await WaitAsync(plan, work, position, cancel),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<Ending> WaitAsync(Plan plan, EventWork work, long position, CancellationToken cancel)
    {
        var (stored, now) = (work.Stored, clock.GetUtcNow());

        // What it waits for mostly comes by itself: nothing is fetched at the first look.
        var isFirst = stored.WaitUntil is null;
        var fetched = isFirst ? null : await objects.TakeInAsync(work, plan, cancel);
        var until = stored.ReceivedAt + TimeSpan.FromDays(plan.WaitDays);
        if (now >= until)
        {
            var message = Both($"{Named(plan.WaitsFor)} did not come within {plan.WaitDays} days.", plan.WaitsBecause);
            return Raise((plan.Reason is null ? RuntimeCodes.WaitedTooLong : TimeCodes.FromBeforeStart).Id, Both(message, Both(plan.Reason, fetched))!);
        }

        var recheck = now + (isFirst && !plan.Fetches.IsEmpty ? options.FetchAfter : options.WaitRecheck);
        return new Ending.Waiting(plan.WaitsFor, until, recheck < until ? recheck : until, position) { Note = Both(plan.WaitsBecause, Both(plan.Reason, fetched)) };
    }

    private static string? Both(string? one, string? other) => one is null || other is null ? one ?? other : $"{one} {other}";

    private static string Named(ImmutableArray<RecordKey> keys) => keys.Length <= MostNamed
        ? string.Join(", ", keys)
        : $"{string.Join(", ", keys.Take(MostNamed))} and {keys.Length - MostNamed} more";

    private async Task<OpenEvent?> ExecuteAsync(EventWork work, Plan plan, long? decidedAt, CancellationToken cancel)
    {
        var internalIds = ImmutableDictionary<string, string>.Empty;
        var outcome = ImmutableArray.CreateBuilder<OutcomeRecord>(plan.Steps.Length);
        for (var n = 0; n < plan.Steps.Length; n++)
        {
            var step = Fill(plan.Steps[n], internalIds);
            var end = await RunStepAsync(work, plan, step, n, decidedAt, cancel);
            if (end is StepEnd.Stop(var ending))
            {
                return await ends.KeepAsync(work.Open, About(work, plan, ending), mapping: plan.Mapping);
            }

            var done = (StepEnd.Done)end;
            internalIds = internalIds.SetItem(step.Wanted.Name, done.InternalId);
            outcome.Add(new OutcomeRecord(step.Wanted.Key, done.InternalId, ResultOf(done.Action)));
        }

        if (!plan.WriteBacks.IsEmpty && await writeBacks.RunAsync(work, plan, internalIds, cancel) is { } unfinished)
        {
            return await ends.KeepAsync(
                work.Open, About(work, plan, unfinished is Ending.Raised raised ? raised with { Written = outcome.ToImmutable() } : unfinished), mapping: plan.Mapping);
        }

        crash.Pass(CrashPoint.BeforeOutcome);
        var next = await ends.KeepAsync(work.Open, plan.Problems.IsEmpty
            ? new Ending.Completed(outcome.ToImmutable()) { Warnings = plan.Warnings }
            : About(work, plan, new Ending.Raised(plan.Problems) { Written = outcome.ToImmutable() }));
        counters.CountCompleted();
        budgets.Of(work.Client.Name).Earn();
        return next;
    }

    // What the exception queue is told of a raised event. Records that were written already ask for nothing more.
    private static Ending About(EventWork work, Plan plan, Ending ending) => ending is Ending.Raised raised
        ? raised with { Matter = new ItemMatter(KeysOf(work, plan), EventMoney.Of(work.Source)) }
        : ending;

    // All of them or none: a record whose external id cannot be told may not be taken for written.
    private static ImmutableArray<RecordKey> KeysOf(EventWork work, Plan plan) => plan switch
    {
        { Steps.IsEmpty: false } => [.. plan.Steps.Select(step => step.Wanted.Key)],
        _ when work.Client.Scripts.Count > 0 || plan.Problems.Any(problem => problem is { Record: not null, Field: null }) => [],
        _ => work.Planner.Lookups(Observations.None).All,
    };

    private async Task<StepEnd> RunStepAsync(
        EventWork work, Plan plan, PlanStep step, int number, long? decidedAt, CancellationToken cancel)
    {
        var journaled = number < work.Stored.Steps.Length ? work.Stored.Steps[number] : null;
        if (journaled is { State: StepState.Done, InternalId: { } id })
        {
            return new StepEnd.Done(id, journaled.Action);
        }

        return work.NetSuite is { } netSuite
            ? await steps.RunAsync(
                new StepWork(work, netSuite, new StepPoint(work.Stored.Id, number), step, plan, journaled?.Attempts ?? []), decidedAt, cancel)
            : new StepEnd.Stop(Raise(RuntimeCodes.NoAccount.Id, $"Client {work.Client.Name} has no connection to NetSuite."));
    }

    private static PlanStep Fill(PlanStep step, ImmutableDictionary<string, string> internalIds) => step with
    {
        Wanted = StepReferences.Fill(step.Wanted, internalIds),
        Changes = StepReferences.Fill(step.Changes, internalIds),
    };

    private static string ResultOf(StepAction action) => action switch
    {
        StepAction.Create => "created",
        StepAction.Update => "updated",
        StepAction.Unchanged => "unchanged",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Ending.Raised Raise(string code, string message) => new([new PlanProblem(code, message, null, null, null)]);
}
