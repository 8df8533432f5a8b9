using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>The unfinished events of one client and ordering key, in the order in which they are to be decided.</summary>
/// <param name="yard">The client's.</param>
/// <param name="order">Tells it from others of the same time.</param>
/// <param name="since">When it was made, as a timestamp of the clock.</param>
internal sealed class Lane(Yard yard, long order, long since)
{
    /// <summary>No sooner than anything: due at once.</summary>
    public const long AtOnce = long.MinValue;

    private static readonly Comparer<(OpenEvent Event, long Due)> ByTurn = Comparer<(OpenEvent Event, long Due)>.Create(Compare);

    private readonly SortedSet<(OpenEvent Event, long Due)> events = new(ByTurn);
    private long waitsFrom = since;

    public static IComparer<Lane> ByTime { get; } = Comparer<Lane>.Create((left, right) => (left.Due, left.Order).CompareTo((right.Due, right.Order)));

    /// <summary>The client's.</summary>
    public Yard Yard => yard;

    /// <summary>Tells lanes apart, and lets the one that became ready first go first.</summary>
    public long Order { get; private set; } = order;

    /// <summary>Where it stands while an event of it may be taken at some time; null while one is in work.</summary>
    public ISet<Lane>? Place { get; set; }

    /// <summary>The event in work; null when none is.</summary>
    public OpenEvent? InWork { get; private set; }

    /// <summary>Events that are not in work.</summary>
    public int Count => events.Count;

    public bool IsEmpty => events.Count == 0 && InWork is null;

    public bool IsReadyAtSomeTime => InWork is null && events.Count > 0;

    /// <summary>
    /// When the first event may be taken, as a timestamp of the clock; not before the lane itself began to wait, so that those that wait for a time
    /// are not overtaken for ever by those that wait for none. The other events wait behind it: a later fact is not decided before an earlier one.
    /// </summary>
    public long Due => Math.Max(events.Min.Due, waitsFrom);

    /// <summary>Whether the event that comes next was listed and not delivered: it has a time, and never waited for anything. Everything else goes before it.</summary>
    public bool IsListed => First is { NextAt: not null, Cause: null };

    /// <summary>Whether the event that comes next was taken up before, and the account did not serve it.</summary>
    public bool IsRepetition => First.Cause is { } cause && RetryPolicies.IsRepetition(cause);

    /// <summary>The event that comes next.</summary>
    public OpenEvent First => events.Min.Event;

    public void Add(OpenEvent open, long due) => events.Add((open, due));

    /// <summary>Puts an event in the place it has already.</summary>
    public void Replace(OpenEvent open, long due)
    {
        events.Remove((open, due));
        events.Add((open, due));
    }

    public OpenEvent Take()
    {
        var first = events.Min;
        events.Remove(first);
        InWork = first.Event;
        return first.Event;
    }

    /// <summary>Back from work, it queues up behind the others.</summary>
    public void Release(long nextOrder, long now) => (InWork, Order, waitsFrom) = (null, nextOrder, now);

    // A write that may be under way comes before everything: the next revision of a record must not be sent meanwhile.
    private static int Compare((OpenEvent Event, long Due) left, (OpenEvent Event, long Due) right)
    {
        var byStart = right.Event.HasStarted.CompareTo(left.Event.HasStarted);
        var byStamp = byStart != 0 ? byStart : left.Event.Stamp.CompareTo(right.Event.Stamp);
        return byStamp != 0 ? byStamp : left.Event.Id.CompareTo(right.Event.Id);
    }
}
