using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// Which event may be worked on next. One event of a lane at a time, in the order of the sources' clocks among those present;
/// lanes do not wait for each other. Holds what is on disk anyway, so a death loses nothing.
/// </summary>
public sealed class LaneBoard : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Client, string Key), Lane> lanes = [];
    private readonly SortedSet<(DateTimeOffset Due, long Order, Lane Lane)> ready = new(Comparer<(DateTimeOffset Due, long Order, Lane Lane)>.Create(
        (left, right) => (left.Due, left.Order).CompareTo((right.Due, right.Order))));

    private readonly HashSet<long> known = [];
    private readonly Dictionary<long, OpenEvent> again = [];
    private readonly LinkedList<TaskCompletionSource<OpenEvent>> waiters = [];
    private readonly ITimer timer;
    private readonly TimeProvider clock;
    private long lastOrder;

    public LaneBoard(TimeProvider clock)
    {
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

    /// <summary>Puts an event on the board. One that is there already is left as it is; one in work comes back after its turn.</summary>
    public void Add(OpenEvent open)
    {
        lock (gate)
        {
            var lane = LaneOf(open);
            if (known.Add(open.Id))
            {
                Change(lane, () => lane.Add(open));
            }
            else if (lane.InWork?.Id == open.Id)
            {
                again[open.Id] = open;
            }
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
                Change(lane, () => lane.Replace(open));
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
            var lane = LaneOf(taken);
            next = again.Remove(taken.Id, out var woken) ? woken : next;
            Change(lane, () =>
            {
                lane.Release();
                if (next is null)
                {
                    known.Remove(taken.Id);
                }
                else
                {
                    lane.Add(next);
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
            WakeAt(delay);
        }

        await using var cancelled = cancel.Register(() => GiveUp(waiter, cancel));
        return await waiter.Task;
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
                    WakeAt(delay);
                    return;
                }

                waiters.Remove(first);
                first.Value.SetResult(open);
            }
        }
    }

    // One timer for all who wait, set to when the first lane is due; a clock that was put back is met by looking again within the hour.
    private void WakeAt(TimeSpan? delay)
    {
        if (delay is { } pause)
        {
            timer.Change(pause < LongestTimer ? pause : LongestTimer, Timeout.InfiniteTimeSpan);
        }
    }

    private OpenEvent? TryTake(out TimeSpan? delay)
    {
        delay = null;
        if (ready.Count == 0)
        {
            return null;
        }

        var first = ready.Min;
        var now = clock.GetUtcNow();
        if (first.Due > now)
        {
            delay = first.Due - now;
            return null;
        }

        OpenEvent? taken = null;
        Change(first.Lane, () => taken = first.Lane.Take());
        return taken;
    }

    // A lane's place among the ready ones depends on its content, so it leaves before the change and comes back after it.
    private void Change(Lane lane, Action change)
    {
        if (lane.IsReadyAtSomeTime)
        {
            ready.Remove((lane.Due, lane.Order, lane));
        }

        var wasInWork = lane.InWork is not null;
        change();
        if (lane.IsReadyAtSomeTime)
        {
            // Back from work, a lane queues up behind the others.
            lane.Order = wasInWork ? ++lastOrder : lane.Order;
            ready.Add((lane.Due, lane.Order, lane));
            Serve();
        }
    }

    private Lane LaneOf(OpenEvent open)
    {
        if (!lanes.TryGetValue((open.Client, open.Lane), out var lane))
        {
            lane = new Lane(++lastOrder);
            lanes.Add((open.Client, open.Lane), lane);
        }

        return lane;
    }
}
