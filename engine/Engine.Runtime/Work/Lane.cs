using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>The unfinished events of one client and ordering key, in the order in which they are to be decided.</summary>
internal sealed class Lane(long order)
{
    private static readonly Comparer<OpenEvent> ByTurn = Comparer<OpenEvent>.Create(Compare);

    private readonly SortedSet<OpenEvent> events = new(ByTurn);

    /// <summary>Tells lanes apart, and lets the one that became ready first go first.</summary>
    public long Order { get; set; } = order;

    /// <summary>The event in work; null when none is.</summary>
    public OpenEvent? InWork { get; private set; }

    public bool IsEmpty => events.Count == 0 && InWork is null;

    public bool IsReadyAtSomeTime => InWork is null && events.Count > 0;

    /// <summary>When the first event may be taken. The others wait behind it: a later fact is not decided before an earlier one.</summary>
    public DateTimeOffset Due => events.Min!.NextAt ?? DateTimeOffset.MinValue;

    public void Add(OpenEvent open) => events.Add(open);

    /// <summary>Puts an event in the place it has already.</summary>
    public void Replace(OpenEvent open)
    {
        events.Remove(open);
        events.Add(open);
    }

    public OpenEvent Take()
    {
        InWork = events.Min!;
        events.Remove(InWork);
        return InWork;
    }

    public void Release() => InWork = null;

    // A write that may be under way comes before everything: the next revision of a record must not be sent meanwhile.
    private static int Compare(OpenEvent left, OpenEvent right)
    {
        var byStart = right.HasStarted.CompareTo(left.HasStarted);
        var byStamp = byStart != 0 ? byStart : left.Stamp.CompareTo(right.Stamp);
        return byStamp != 0 ? byStamp : left.Id.CompareTo(right.Id);
    }
}
