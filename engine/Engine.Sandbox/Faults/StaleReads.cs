using Engine.Sandbox.Http;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Faults;

/// <summary>Remembers what recent requests changed, so that a read can be answered from before it.</summary>
internal sealed class StaleReads
{
    private const int MaxRemembered = 10_000;

    private readonly Company company;
    private readonly TimeProvider time;
    private readonly LinkedList<(DateTimeOffset At, IReadOnlyList<Change> Changes)> commits = [];
    private bool isLookingBack;

    /// <summary>Remembers from now on; what was seeded before is always there.</summary>
    public StaleReads(Company company, TimeProvider time)
    {
        this.company = company;
        this.time = time;
        company.Committed = Remember;
    }

    /// <summary>The answer as it would have been some time ago.</summary>
    public Answer Answer(TimeSpan age, Call call, Func<Call, Answer> handle)
    {
        lock (company.Gate)
        {
            var since = time.GetUtcNow() - age;
            var undone = commits.Reverse().TakeWhile(commit => commit.At >= since).SelectMany(commit => commit.Changes.Reverse()).ToList();
            isLookingBack = true;
            try
            {
                Put(undone.Select(change => change with { After = change.Before, Before = change.After }));
                return handle(call);
            }
            finally
            {
                Put(undone.AsEnumerable().Reverse());
                isLookingBack = false;
            }
        }
    }

    private void Put(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            var draft = new Draft(company);
            if (change.After is { } record)
            {
                draft.Put(record);
            }
            else
            {
                draft.Remove(change.Before!);
            }

            draft.Commit();
        }
    }

    private void Remember(IReadOnlyList<Change> changes)
    {
        if (isLookingBack)
        {
            return;
        }

        commits.AddLast((time.GetUtcNow(), changes));
        if (commits.Count > MaxRemembered)
        {
            commits.RemoveFirst();
        }
    }
}
