using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Tests.Runtime.Work.Search;

/// <summary>One state of the world: NetSuite, the journal, the lease, two workers, and what may still go wrong.</summary>
internal sealed record SearchState
{
    public int Now { get; init; }

    /// <summary>Records under our external id in NetSuite.</summary>
    public int Records { get; init; }

    /// <summary>What the record holds there.</summary>
    public int Revision { get; init; }

    /// <summary>The fact being written: 1, then 2.</summary>
    public int Wanted { get; init; } = 1;

    /// <summary>What the journal says was last left in the record.</summary>
    public int LastWritten { get; init; }

    public bool IsDone { get; init; }

    public bool IsRaised { get; init; }

    public ImmutableArray<JournaledAttempt> Attempts { get; init; } = [];

    /// <summary>When the journal says that the record is taken up again.</summary>
    public int NextAt { get; init; }

    /// <summary>The worker that has the lease; -1 for none.</summary>
    public int Owner { get; init; } = -1;

    public ImmutableArray<SearchWorker> Workers { get; init; } = [default, default];

    public ImmutableArray<SearchRequest> Requests { get; init; } = [];

    public int Crashes { get; init; }

    public int Pauses { get; init; }

    public int Sends { get; init; }

    public bool IsOver => IsDone || IsRaised;

    /// <summary>Nothing can happen to the record any more.</summary>
    public bool IsQuiet => IsOver && Requests.All(request => request.Answer is not null) && Workers.All(worker => worker.Phase != SearchPhase.Ready);

    /// <summary>Equal for states from which the same can happen: times count from now.</summary>
    public string Key => string.Join('|',
        Records, Revision, Wanted, LastWritten, IsDone, IsRaised, Math.Max(0, NextAt - Now), Owner, Crashes, Pauses, Sends,
        string.Join(',', Attempts.Select(attempt => $"{attempt.Action}{Since(attempt)}{attempt.Outcome}")),
        string.Join(',', Workers.Select(worker => $"{worker.Phase}{worker.Seen}{worker.Attempt}{worker.Creates}{worker.Revision}")),
        string.Join(',', Requests.Select(request =>
            $"{request.Worker}{request.Attempt}{request.Creates}{request.Revision}{request.IsChecked}{request.Answer}{Age(request.SentAt)}").Order(StringComparer.Ordinal)));

    public SearchState With(int worker, SearchWorker now) => this with { Workers = Workers.SetItem(worker, now) };

    /// <summary>The worker is no longer at work; the lease is free if it had it.</summary>
    public SearchState Leave(int worker) => Forget(worker).With(worker, default) with { Owner = Owner == worker ? -1 : Owner };

    /// <summary>Nobody waits for the worker's request any more; what is not answered goes on.</summary>
    public SearchState Forget(int worker) => this with
    {
        Requests = [.. Requests
            .Where(request => request.Worker != worker || request.Answer is null)
            .Select(request => request.Worker == worker ? request with { Worker = -1 } : request)],
    };

    private int Age(int at) => Math.Min(Now - at, SearchVariant.Horizon + 1);

    private int Since(JournaledAttempt attempt) => Age((int)(attempt.IntentAt - StateSearch.Start).TotalMinutes);
}
