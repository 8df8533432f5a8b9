using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// What was taken in and what got done in each minute of the last hour, by client. Counted in memory and kept on disk a minute at a time, so
/// that an event costs nothing here; a sudden death loses a minute of it.
/// </summary>
public sealed class FlowMeter(TimeProvider clock)
{
    /// <summary>How far back it is remembered.</summary>
    public const int Minutes = 60;

    private const decimal ShortestSpan = 1 / 60m;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Client, long Minute), Tally> all = [];
    private readonly Dictionary<(string Client, long Minute), Tally> unkept = [];

    /// <summary>When work began; null where none is done.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    /// <summary>Takes up what earlier runs counted.</summary>
    public void Start(IEnumerable<Tally> earlier)
    {
        lock (gate)
        {
            StartedAt = clock.GetUtcNow();
            earlier.ToList().ForEach(tally => Add(all, tally));
        }
    }

    public void Accepted(string client, int count)
    {
        var now = clock.GetUtcNow();
        Count(new Tally(client, MinuteOf(now), count, 0, 0, now));
    }

    /// <summary>An event has an end, or went to a person.</summary>
    public void Ended(string client, bool isRaised) => Count(new Tally(client, MinuteOf(clock.GetUtcNow()), 0, isRaised ? 0 : 1, isRaised ? 1 : 0, null));

    /// <summary>The sum of the last minutes, the present one included.</summary>
    public Tally Last(string client, int minutes)
    {
        var from = MinuteOf(clock.GetUtcNow()) - minutes + 1;
        lock (gate)
        {
            return all.Values.Where(tally => tally.Client == client && tally.Minute >= from).Aggregate(new Tally(client, from, 0, 0, 0, null), Sum);
        }
    }

    /// <summary>Events done a minute over the last minutes, or since work began where that is less: seconds count, so that a young minute does not count as a whole one.</summary>
    public decimal PerMinute(string client, int minutes)
    {
        var now = clock.GetUtcNow();
        var from = DateTimeOffset.FromUnixTimeSeconds((MinuteOf(now) - minutes + 1) * 60);
        var span = now - (StartedAt > from ? StartedAt.Value : from);
        var tally = Last(client, minutes);
        return (tally.Done + tally.Raised) / Math.Max((decimal)span.Ticks / TimeSpan.TicksPerMinute, ShortestSpan);
    }

    /// <summary>What is not on disk yet; from now on it counts as being there.</summary>
    public ImmutableArray<Tally> TakeUnkept()
    {
        var oldest = MinuteOf(clock.GetUtcNow()) - Minutes;
        lock (gate)
        {
            foreach (var key in all.Keys.Where(key => key.Minute < oldest).ToList())
            {
                all.Remove(key);
            }

            var taken = unkept.Values.ToImmutableArray();
            unkept.Clear();
            return taken;
        }
    }

    private void Count(Tally tally)
    {
        lock (gate)
        {
            Add(all, tally);
            Add(unkept, tally);
        }
    }

    private static void Add(Dictionary<(string Client, long Minute), Tally> tallies, Tally tally)
    {
        var key = (tally.Client, tally.Minute);
        tallies[key] = tallies.TryGetValue(key, out var before) ? Sum(before, tally) : tally;
    }

    private static Tally Sum(Tally one, Tally other) => one with
    {
        Accepted = one.Accepted + other.Accepted,
        Done = one.Done + other.Done,
        Raised = one.Raised + other.Raised,
        LastAt = one.LastAt > other.LastAt ? one.LastAt : other.LastAt ?? one.LastAt,
    };
}
