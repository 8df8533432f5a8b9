using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// Which event may be worked on next. One event of a lane at a time, in the order of the sources' clocks among those present;
/// lanes do not wait for each other. A person may stop lanes; an account that does not answer parks those of its client. Holds what is on disk
/// anyway, so a death loses nothing. It waits by the monotonic clock: a clock that is set forth or back moves no turn.
/// </summary>
public sealed class LaneBoard : IDisposable
{
    /// <summary>No pause is longer; a later time on disk comes of a clock that was set back since.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Client, string Key), Lane> lanes = [];
    private readonly Dictionary<string, Yard> yards = new(StringComparer.Ordinal);
    private readonly HashSet<long> known = [];
    private readonly Dictionary<long, OpenEvent> inWork = [];
    private readonly Dictionary<long, OpenEvent> again = [];
    private readonly LinkedList<TaskCompletionSource<OpenEvent>> waiters = [];
    private readonly ITimer timer;
    private readonly LanePlaces places;
    private readonly TimeProvider clock;
    private long lastOrder;

    public LaneBoard(RetryBudgets budgets, TimeProvider clock)
    {
        places = new LanePlaces(budgets);
        this.clock = clock;
        timer = clock.CreateTimer(_ => Serve(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Events on the board, those in work included.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return known.Count;
            }
        }
    }

    /// <summary>Ordering keys with events on the board, and how many of them are in work.</summary>
    public (int Lanes, int InWork) Occupation
    {
        get
        {
            lock (gate)
            {
                return (lanes.Count, lanes.Values.Count(lane => lane.InWork is not null));
            }
        }
    }

    /// <summary>Puts an event on the board. One that is there already is left as it is; one in work comes back after its turn.</summary>
    public void Add(OpenEvent open)
    {
        lock (gate)
        {
            var lane = LaneOf(open);
            if (known.Add(open.Id))
            {
                Change(lane, () => lane.Add(open, DueOf(open)));
            }
            else if (lane.InWork?.Id == open.Id)
            {
                again[open.Id] = open;
            }
        }
    }

    /// <summary>Puts an event on the board that is ready in storage and not on the board. False when it is on it.</summary>
    public bool AddMissing(OpenEvent open)
    {
        lock (gate)
        {
            if (known.Contains(open.Id))
            {
                return false;
            }

            Add(open);
            return true;
        }
    }

    /// <summary>An event that waits for a time is taken as soon as its lane lets it; one in work comes back after its turn.</summary>
    public void Hurry(OpenEvent open)
    {
        lock (gate)
        {
            var lane = LaneOf(open);
            if (known.Add(open.Id) || lane.InWork?.Id != open.Id)
            {
                Change(lane, () => lane.Replace(open, DueOf(open)));
            }
            else
            {
                again[open.Id] = open;
            }
        }
    }

    /// <summary>The turn of an event is over.</summary>
    /// <param name="next">The event as it is to be taken again; null when it is not.</param>
    public void Finish(OpenEvent taken, OpenEvent? next)
    {
        lock (gate)
        {
            inWork.Remove(taken.Id);
            var lane = LaneOf(taken);
            next = again.Remove(taken.Id, out var woken) ? woken : next;
            Change(lane, () =>
            {
                lane.Release(++lastOrder, clock.GetTimestamp());
                if (next is null)
                {
                    known.Remove(taken.Id);
                }
                else
                {
                    lane.Add(next, DueOf(next));
                }
            });
            if (lane.IsEmpty)
            {
                lanes.Remove((taken.Client, taken.Lane));
            }
        }
    }

    /// <summary>The next event whose time has come; waits for one. Whoever waits longest gets it, and nobody else is woken.</summary>
    public async Task<OpenEvent> NextAsync(CancellationToken cancel)
    {
        TaskCompletionSource<OpenEvent> waiter;
        lock (gate)
        {
            if (TryTake(out var delay) is { } open)
            {
                return open;
            }

            waiter = new TaskCompletionSource<OpenEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.AddLast(waiter);
            WakeAfter(delay);
        }

        await using var cancelled = cancel.Register(() => GiveUp(waiter, cancel));
        return await waiter.Task;
    }

    /// <summary>From now on no event is taken for which this holds; what is in work goes on.</summary>
    /// <param name="stopped">Asked with client and source.</param>
    public void Pause(Func<string, string, bool> stopped)
    {
        lock (gate)
        {
            places.Pause(stopped, lanes.Values);
            Serve();
        }
    }

    /// <summary>The account of a client does not answer: none of its events is taken before that pause is over, and then one, to try.</summary>
    public void Park(string client, TimeSpan pause)
    {
        lock (gate)
        {
            var yard = YardOf(client);
            var wasMetered = yard.IsMetered;
            yard.Park(clock.GetTimestamp() + Ticks(pause < LongestPause ? pause : LongestPause));
            if (!wasMetered)
            {
                places.Replace(yard, lanes.Values);
            }

            Serve();
        }
    }

    /// <summary>The account of a client answers. What piled up behind it goes on at a rate, and when nothing of it is left, everything does.</summary>
    /// <param name="perSecond">Events a second, at the beginning.</param>
    /// <param name="isRamp">Whether it doubles every ten seconds.</param>
    public void Reopen(string client, int perSecond, bool isRamp)
    {
        lock (gate)
        {
            if (yards.TryGetValue(client, out var yard) && yard.IsParked)
            {
                yard.Drain(perSecond, isRamp, clock.GetTimestamp(), clock.TimestampFrequency);
                Serve();
            }
        }
    }

    /// <summary>Events a second at which what piled up behind a client's account drains; null when nothing does.</summary>
    public int? DrainRate(string client)
    {
        lock (gate)
        {
            return yards.TryGetValue(client, out var yard) ? yard.Rate : null;
        }
    }

    /// <summary>How many events of a client are due again and wait for their account's budget.</summary>
    public int HeldRepetitions(string client)
    {
        lock (gate)
        {
            return places.HeldRepetitions(client, clock.GetTimestamp());
        }
    }

    /// <summary>How many events of a client stand in lanes that a person stopped.</summary>
    public int Paused(string client)
    {
        lock (gate)
        {
            return yards.TryGetValue(client, out var yard) ? yard.Paused.Sum(lane => lane.Count) : 0;
        }
    }

    /// <summary>How many events of a client and source are in work; null means any.</summary>
    public int InWork(string? client, string? source)
    {
        lock (gate)
        {
            return inWork.Values.Count(open => (client is null || open.Client == client) && (source is null || open.Source == source));
        }
    }

    public void Dispose() => timer.Dispose();

    private void GiveUp(TaskCompletionSource<OpenEvent> waiter, CancellationToken cancel)
    {
        lock (gate)
        {
            waiters.Remove(waiter);
        }

        waiter.TrySetCanceled(cancel);
    }

    // Gives what is due to those who wait; called whenever something may have become due.
    private void Serve()
    {
        lock (gate)
        {
            while (waiters.First is { } first)
            {
                if (TryTake(out var delay) is not { } open)
                {
                    WakeAfter(delay);
                    return;
                }

                waiters.Remove(first);
                first.Value.SetResult(open);
            }
        }
    }

    // One timer for all who wait, set to when the first lane is due.
    private void WakeAfter(TimeSpan? delay)
    {
        if (delay is { } pause)
        {
            timer.Change(pause, Timeout.InfiniteTimeSpan);
        }
    }

    private OpenEvent? TryTake(out TimeSpan? delay)
    {
        var now = clock.GetTimestamp();
        var first = places.First(now);
        delay = first is { } later && later.At > now ? Span(later.At - now) : null;
        return first is not { } found || found.At > now ? null : Take(found.Lane, now);
    }

    private OpenEvent Take(Lane lane, long now)
    {
        places.Spend(lane, now);
        OpenEvent taken = null!;
        places.Move(lane, () => taken = lane.Take());
        inWork.Add(taken.Id, taken);
        lane.Yard.Took(now);
        if (lane.Yard is { Rate: not null } yard && (yard.Metered.Min is not { } rest || rest.Due > now))
        {
            yard.Open();
            places.Replace(yard, lanes.Values);
        }

        return taken;
    }

    private void Change(Lane lane, Action change)
    {
        places.Move(lane, change);
        Serve();
    }

    private long DueOf(OpenEvent open)
    {
        if (open.NextAt is not { } at)
        {
            return Lane.AtOnce;
        }

        var pause = at - clock.GetUtcNow();
        return clock.GetTimestamp() + Ticks(pause < LongestPause ? pause : LongestPause);
    }

    private Lane LaneOf(OpenEvent open)
    {
        if (!lanes.TryGetValue((open.Client, open.Lane), out var lane))
        {
            lane = new Lane(YardOf(open.Client), ++lastOrder, clock.GetTimestamp());
            lanes.Add((open.Client, open.Lane), lane);
        }

        return lane;
    }

    private Yard YardOf(string client)
    {
        if (!yards.TryGetValue(client, out var yard))
        {
            yard = new Yard();
            yards.Add(client, yard);
        }

        return yard;
    }

    private long Ticks(TimeSpan span) => (long)(span.Ticks * ((decimal)clock.TimestampFrequency / TimeSpan.TicksPerSecond));

    // Up to the next whole millisecond: timers count those, and one that fires too early is set again and again.
    private TimeSpan Span(long ticks) => TimeSpan.FromMilliseconds((long)Math.Ceiling(ticks * 1000m / clock.TimestampFrequency));
}
