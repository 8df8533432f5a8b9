namespace Engine.Runtime.NetSuite;

/// <summary>
/// Keeps the requests to one account within what the account allows, as NetSuite counts them. A request that was given up is still
/// running there, so its slot is kept in quarantine. An answer that there were too many holds everything back for a while and halves the
/// slots in use; they come back one by one. Requests that a person waits for go first. Why: reference trial of slots, where giving
/// slots back at a time-out brought 1,234 refusals in 4,372 requests, and quarantine none.
/// </summary>
internal sealed class Governor(GovernorOptions options, TimeProvider time) : IDisposable
{
    private readonly Lock guard = new();
    private readonly LinkedList<Waiter> people = [];
    private readonly LinkedList<Waiter> events = [];
    private readonly List<DateTimeOffset> quarantined = [];
    private ITimer? timer;
    private int target = options.Usable;
    private int inUse;
    private int successes;
    private DateTimeOffset openAt = DateTimeOffset.MinValue;
    private DateTimeOffset? lastSuccess;
    private TimeSpan nextPause = options.FirstPause;
    private long limitAnswers;
    private long quarantines;

    /// <summary>Waits for a slot and for the end of a pause. Dispose the answer to give the slot back.</summary>
    public async Task<GovernorSlot> EnterAsync(bool isInteractive, CancellationToken cancel)
    {
        Waiter waiter;
        lock (guard)
        {
            waiter = new Waiter(isInteractive ? people : events);
            waiter.Join();
            Admit();
        }

        await using var registration = cancel.Register(() => Abandon(waiter, cancel));
        await waiter.Granted.Task;
        return new GovernorSlot(this);
    }

    /// <summary>
    /// NetSuite said too many: nothing is sent for as long as it asks, or for twice as long as last time, within bounds. Gives the
    /// time until the next request.
    /// </summary>
    public TimeSpan LimitReached(TimeSpan? asked)
    {
        lock (guard)
        {
            limitAnswers++;
            successes = 0;
            var now = time.GetUtcNow();
            if (now >= openAt)
            {
                // One overload is answered to many requests at once; it halves the slots once.
                target = Math.Max(1, target / 2);
                openAt = now + Bounded(asked ?? nextPause);
                nextPause = Bounded(nextPause * 2);
            }
            else if (asked is { } longer && now + Bounded(longer) > openAt)
            {
                openAt = now + Bounded(longer);
            }

            return openAt - now;
        }
    }

    /// <summary>NetSuite took a request: the next pause is short again, and after some more there is one slot more.</summary>
    public void Succeeded()
    {
        lock (guard)
        {
            nextPause = options.FirstPause;
            lastSuccess = time.GetUtcNow();
            if (target < options.Usable && ++successes >= options.GrowAfter)
            {
                successes = 0;
                target++;
                Admit();
            }
        }
    }

    /// <summary>Whether NetSuite took a request lately; a refused login right after is more likely its overload than our key.</summary>
    public bool HasSucceededWithin(TimeSpan span)
    {
        lock (guard)
        {
            return lastSuccess is { } at && time.GetUtcNow() - at <= span;
        }
    }

    public GovernorReport Report()
    {
        lock (guard)
        {
            Expire();
            var now = time.GetUtcNow();
            return new GovernorReport(
                options.Slots, options.LeaveToOthers, target, inUse, quarantined.Count, people.Count + events.Count, openAt > now ? openAt : null, limitAnswers, quarantines);
        }
    }

    public void Dispose()
    {
        lock (guard)
        {
            timer?.Dispose();
        }
    }

    /// <summary>A request is over, or was given up while NetSuite may still work on it.</summary>
    internal void Leave(bool mayStillRun)
    {
        lock (guard)
        {
            inUse--;
            if (mayStillRun)
            {
                quarantines++;
                quarantined.Add(time.GetUtcNow() + QuarantineOfNext());
            }

            Admit();
        }
    }

    // The last slot left comes back soon: an account that times out everywhere must still be tried.
    private TimeSpan QuarantineOfNext() => quarantined.Count >= options.Usable - 1 ? options.ShortQuarantine : options.Quarantine;

    private void Admit()
    {
        Expire();
        while (IsOpen && (people.First ?? events.First) is { } first)
        {
            inUse++;
            first.Value.Leave();
            first.Value.Granted.TrySetResult();
        }

        SetTimer();
    }

    private bool IsOpen => time.GetUtcNow() >= openAt && inUse < Math.Min(target, options.Usable - quarantined.Count);

    private void Expire()
    {
        var now = time.GetUtcNow();
        quarantined.RemoveAll(end => end <= now);
    }

    private void SetTimer()
    {
        timer?.Dispose();
        timer = null;
        if (people.Count + events.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var next = quarantined.Append(openAt).Where(at => at > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        if (next != DateTimeOffset.MaxValue)
        {
            timer = time.CreateTimer(_ => Wake(), null, next - now, Timeout.InfiniteTimeSpan);
        }
    }

    private void Wake()
    {
        lock (guard)
        {
            Admit();
        }
    }

    private void Abandon(Waiter waiter, CancellationToken cancel)
    {
        lock (guard)
        {
            if (waiter.IsWaiting)
            {
                waiter.Leave();
                waiter.Granted.TrySetCanceled(cancel);
                SetTimer();
            }
        }
    }

    private TimeSpan Bounded(TimeSpan pause) => pause < options.LongestPause ? pause : options.LongestPause;

    private sealed class Waiter(LinkedList<Waiter> queue)
    {
        private LinkedListNode<Waiter>? place;

        // Not inline: whoever is let in must not run while the lock is held.
        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsWaiting => place is not null;

        public void Join() => place = queue.AddLast(this);

        public void Leave()
        {
            queue.Remove(place!);
            place = null;
        }
    }
}
