namespace Engine.Runtime.Work;

/// <summary>
/// Where lanes stand that have something to do: with what was delivered, with what was listed, with a client's parked or draining account,
/// with the repetitions of an account, or with what a person stopped. Knows which comes next. Of one thread at a time.
/// </summary>
internal sealed class LanePlaces(RetryBudgets budgets)
{
    private readonly HashSet<Yard> metered = [];
    private readonly Dictionary<RetryBudget, SortedSet<Lane>> repetitions = [];
    private readonly SortedSet<Lane> ready = new(Lane.ByTime);
    private readonly SortedSet<Lane> listed = new(Lane.ByTime);
    private Func<string, string, bool> isPaused = (_, _) => false;

    /// <summary>The lane that comes next, and when it may be taken; null when none waits for a time.</summary>
    /// <param name="now">And the answer: by the monotonic clock.</param>
    public (Lane Lane, long At)? First(long now)
    {
        var first = default((Lane Lane, long At)?);
        foreach (var next in Firsts(now))
        {
            first = first is null || IsSooner(next, first.Value, now) ? next : first;
        }

        return first;
    }

    // A lane's place among others depends on its content, so it leaves before the change and comes back after it.
    public void Move(Lane lane, Action change)
    {
        lane.Place?.Remove(lane);
        lane.Place = null;
        change();
        if (lane.IsReadyAtSomeTime)
        {
            lane.Place = PlaceOf(lane);
            lane.Place.Add(lane);
        }
    }

    /// <summary>From now on lanes for whose client and source this holds stand apart.</summary>
    public void Pause(Func<string, string, bool> stopped, IEnumerable<Lane> lanes)
    {
        isPaused = stopped;
        Replace(lanes);
    }

    /// <summary>A client's account was parked or opened: its lanes among these stand elsewhere now.</summary>
    public void Replace(Yard yard, IEnumerable<Lane> lanes)
    {
        if (yard.IsMetered)
        {
            metered.Add(yard);
        }
        else
        {
            metered.Remove(yard);
        }

        Replace(lanes.Where(lane => lane.Yard == yard));
    }

    /// <summary>A lane is taken: a repetition is paid for out of its account's budget.</summary>
    public void Spend(Lane lane, long now)
    {
        if (repetitions.FirstOrDefault(of => of.Value == lane.Place).Key is { } budget)
        {
            budget.Spend(now);
        }
    }

    /// <summary>How many events of a client are due again and wait for their account's budget.</summary>
    public int HeldRepetitions(string client, long now)
    {
        var budget = budgets.Of(client);
        return budget.FreeFrom(now) > now && repetitions.TryGetValue(budget, out var waiting)
            ? waiting.Count(lane => lane.First.Client == client && lane.Due <= now)
            : 0;
    }

    // Of all that was delivered, of what was listed, of each parked or draining client, and of each account's repetitions, the lane that comes next and when.
    private IEnumerable<(Lane Lane, long At)> Firsts(long now)
    {
        foreach (var free in (Lane?[])[ready.Min, listed.Min])
        {
            if (free is not null)
            {
                yield return (free, free.Due);
            }
        }

        foreach (var yard in metered)
        {
            if (yard is { Metered.Min: { } lane, AdmitsFrom: { } from })
            {
                yield return (lane, Math.Max(from, lane.Due));
            }
        }

        foreach (var (budget, waiting) in repetitions)
        {
            if (waiting.Min is { } lane)
            {
                yield return (lane, Math.Max(budget.FreeFrom(now), lane.Due));
            }
        }
    }

    // Of those that may be taken now, the one that waited longest; what was listed comes after what was delivered.
    private static bool IsSooner((Lane Lane, long At) one, (Lane Lane, long At) other, long now) => one.At <= now && other.At <= now
        ? one.Lane.IsListed != other.Lane.IsListed ? other.Lane.IsListed : Lane.ByTime.Compare(one.Lane, other.Lane) < 0
        : one.At < other.At;

    private ISet<Lane> PlaceOf(Lane lane) =>
        isPaused(lane.First.Client, lane.First.Source) ? lane.Yard.Paused
        : lane.Yard.IsMetered ? lane.Yard.Metered
        : lane.IsRepetition ? RepetitionsOf(lane.First.Client)
        : lane.IsListed ? listed
        : ready;

    private SortedSet<Lane> RepetitionsOf(string client)
    {
        var budget = budgets.Of(client);
        if (!repetitions.TryGetValue(budget, out var waiting))
        {
            waiting = new SortedSet<Lane>(Lane.ByTime);
            repetitions.Add(budget, waiting);
        }

        return waiting;
    }

    // All of them before any is taken: what was stopped just now must not be.
    private void Replace(IEnumerable<Lane> moving)
    {
        foreach (var lane in moving.Where(lane => lane.Place is not null).ToList())
        {
            Move(lane, () => { });
        }
    }
}
