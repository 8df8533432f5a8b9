using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Tests.Runtime.Work.Search;

/// <summary>
/// What can happen next. What the engine does is asked of <see cref="WriteProtocol"/> and <see cref="StepPlanner"/>; NetSuite, the network,
/// the lease and misfortune are played here.
/// </summary>
internal sealed class SearchMoves(SearchVariant variant)
{
    private static readonly RecordKey Key = new("customer", "cus_1");
    private readonly WorkerOptions options = variant.Options;

    public SearchState Start => new()
    {
        Records = variant.IsUpdate ? 1 : 0,
        Wanted = 1,
        Crashes = variant.Crashes,
        Pauses = variant.Pauses,
        Sends = variant.Sends,
    };

    public IEnumerable<(string Move, SearchState Next)> From(SearchState state)
    {
        for (var worker = 0; worker < state.Workers.Length; worker++)
        {
            foreach (var move in OfWorker(state, worker))
            {
                yield return move;
            }
        }

        for (var request = 0; request < state.Requests.Length; request++)
        {
            foreach (var move in OfRequest(state, request))
            {
                yield return move;
            }
        }

        // Time moves for a wait that is journaled, and never past the moment by which a request has to have landed.
        if (!state.IsOver && state.NextAt > state.Now && state.Requests.All(request => request.Answer is not null || request.SentAt + SearchVariant.Horizon > state.Now + 1))
        {
            yield return ("a tick passes", state with { Now = state.Now + 1 });
        }
    }

    private IEnumerable<(string, SearchState)> OfWorker(SearchState state, int w)
    {
        var worker = state.Workers[w];
        if (worker.Phase == SearchPhase.Out)
        {
            if (!state.IsOver && state.Owner < 0 && state.Now >= state.NextAt)
            {
                yield return ($"{w} takes the lease", TakeUp(state with { Owner = w }, w));
            }

            yield break;
        }

        foreach (var next in Work(state, w, worker))
        {
            yield return next;
        }

        if (state.Crashes > 0)
        {
            yield return ($"{w} dies", state.Leave(w) with { Crashes = state.Crashes - 1 });
        }

        if (state.Pauses > 0 && state.Owner == w)
        {
            yield return ($"{w} freezes and its lease ends", state with { Owner = -1, Pauses = state.Pauses - 1 });
        }
    }

    private IEnumerable<(string, SearchState)> Work(SearchState state, int w, SearchWorker worker)
    {
        switch (worker.Phase)
        {
            case SearchPhase.Looking:
                yield return ($"{w} looks", state.With(w, worker with { Phase = SearchPhase.Looked, Seen = (variant.Looks ? state.Records : 0, state.Revision) }));
                break;
            case SearchPhase.Looked:
                yield return ($"{w} decides", Decide(state, w, worker));
                break;
            case SearchPhase.Ready when state.Sends > 0:
                yield return ($"{w} sends", Send(state, w, worker));
                break;
            case SearchPhase.Waiting:
                foreach (var answer in Answers(state, w, worker))
                {
                    yield return answer;
                }

                break;
        }
    }

    private SearchState TakeUp(SearchState state, int w)
    {
        var attempts = state.Attempts.Select(attempt => attempt.Outcome is null ? attempt with { Outcome = AttemptOutcome.Interrupted } : attempt);
        state = state with { Attempts = [.. attempts] };
        return Take(state, w, WriteProtocol.Begin(null!, state.Attempts, isFresh: false, Time(state.Now), options));
    }

    private SearchState Decide(SearchState state, int w, SearchWorker worker)
    {
        var decision = StepPlanner.Decide(WantedRecord(state.Wanted), Stamp(state.Wanted), Show(worker.Seen, state));
        return Take(state, w, WriteProtocol.AfterLook(decision, state.Attempts, Time(state.Now), options));
    }

    private SearchState Take(SearchState state, int w, WriteTurn turn) => turn switch
    {
        WriteTurn.Look => state.With(w, state.Workers[w] with { Phase = SearchPhase.Looking }),
        WriteTurn.Act(var step) => Journal(state, w, () => Announce(state, w, step.Action)),
        WriteTurn.Adopt => Journal(state, w, () => Finish(state, w)),
        WriteTurn.Wait(var until, _) => Journal(state, w, () => state.Leave(w) with { NextAt = (int)(until - StateSearch.Start).TotalMinutes }),
        WriteTurn.Raise or WriteTurn.NeverAnswered or WriteTurn.TakenElsewhere or WriteTurn.Refused =>
            Journal(state, w, () => state.Leave(w) with { IsRaised = true }),
        _ => throw new InvalidOperationException(turn.ToString()),
    };

    /// <summary>With a fence whoever has lost the lease can keep nothing, and stops.</summary>
    private SearchState Journal(SearchState state, int w, Func<SearchState> keep) =>
        state.IsOver || (variant.HasFence && state.Owner != w) ? state.Leave(w) : keep();

    private static SearchState Announce(SearchState state, int w, StepAction action) => state.With(
        w, new SearchWorker(SearchPhase.Ready, default, state.Attempts.Length, action == StepAction.Create, state.Wanted)) with
    {
        Attempts = state.Attempts.Add(new JournaledAttempt(state.Attempts.Length, action, Time(state.Now), null)),
    };

    private SearchState Finish(SearchState state, int w) => state.Leave(w) with
    {
        LastWritten = state.Wanted,
        Attempts = [],
        NextAt = state.Now,
        IsDone = !variant.IsUpdate || state.Wanted == 2,
        Wanted = variant.IsUpdate ? 2 : state.Wanted,
    };

    private static SearchState Send(SearchState state, int w, SearchWorker worker) => state.With(w, worker with { Phase = SearchPhase.Waiting }) with
    {
        Sends = state.Sends - 1,
        Requests = state.Requests.Add(new SearchRequest(w, worker.Attempt, worker.Creates, worker.Revision, state.Now, IsChecked: false, null)),
    };

    private IEnumerable<(string, SearchState)> Answers(SearchState state, int w, SearchWorker worker)
    {
        var sent = Enumerable.Range(0, state.Requests.Length).FirstOrDefault(i => state.Requests[i].Worker == w, -1);
        if (sent >= 0 && state.Requests[sent].Answer is { } isDone)
        {
            var heard = state with { Requests = state.Requests.RemoveAt(sent) };
            yield return ($"{w} hears {(isDone ? "done" : "taken")}", isDone
                ? Journal(heard, w, () => Finish(heard, w))
                : Journal(heard, w, () => Hear(heard, w, worker, AttemptOutcome.AlreadyExists)));
        }

        // Nobody waits for it any more; it goes on.
        var given = state.Forget(w);
        yield return ($"{w} hears nothing", Journal(given, w, () => Hear(given, w, worker, AttemptOutcome.Unknown)));
    }

    private SearchState Hear(SearchState state, int w, SearchWorker worker, AttemptOutcome outcome)
    {
        // A worker that woke up after the fact was written by another finds its attempt gone.
        if (worker.Attempt >= state.Attempts.Length)
        {
            return state.Leave(w);
        }

        var attempts = state.Attempts.SetItem(worker.Attempt, state.Attempts[worker.Attempt] with { Outcome = outcome });
        state = state with { Attempts = attempts };
        return Take(state, w, WriteProtocol.AfterAnswer(attempts[..(worker.Attempt + 1)], "", Time(state.Now), options));
    }

    private IEnumerable<(string, SearchState)> OfRequest(SearchState state, int r)
    {
        var request = state.Requests[r];
        if (request.Answer is not null)
        {
            yield break;
        }

        yield return ("a request is lost", state with { Requests = state.Requests.RemoveAt(r) });
        if (variant is { IsUnique: true, ChecksEarly: true } && request is { Creates: true, IsChecked: false })
        {
            yield return state.Records > 0
                ? ("a request is refused", Answer(state, r, false))
                : ("a request passes the check", state with { Requests = state.Requests.SetItem(r, request with { IsChecked = true }) });
            yield break;
        }

        yield return ("a request lands", Land(state, r, request));
    }

    private SearchState Land(SearchState state, int r, SearchRequest request)
    {
        if (request.Creates)
        {
            return variant.IsUnique && !variant.ChecksEarly && state.Records > 0
                ? Answer(state, r, false)
                : Answer(state with { Records = state.Records + 1, Revision = request.Revision }, r, true);
        }

        var isRefused = variant.RefusesOlder && request.Revision < state.Revision;
        return Answer(isRefused ? state : state with { Revision = request.Revision }, r, !isRefused);
    }

    private static SearchState Answer(SearchState state, int r, bool isDone) => state with
    {
        Requests = state.Requests[r].Worker < 0 ? state.Requests.RemoveAt(r) : state.Requests.SetItem(r, state.Requests[r] with { Answer = isDone }),
    };

    private static WantedRecord WantedRecord(int revision) => new("customer", Key, WriteMode.Upsert, Content(revision));

    private static RecordContent Content(int revision) => new([new FieldContent("comments", Value.Of($"r{revision}"))], []);

    private static Observed Show((int Records, int Revision) seen, SearchState state) => seen.Records == 0
        ? new Observed.Absent()
        : new Observed.Found(new ObservedRecord("1", Key.ExternalId, Value.Of(new ValueObject(("comments", Value.Of($"r{seen.Revision}")))), null)
        {
            LastWritten = state.LastWritten == 0 ? null : Content(state.LastWritten),
        });

    private static FactStamp Stamp(int revision) => new(StateSearch.Start.AddMinutes(revision), "customer.updated", $"evt_{revision}");

    private static DateTimeOffset Time(int tick) => StateSearch.Start.AddMinutes(tick);
}
