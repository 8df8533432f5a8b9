using Engine.Runtime.Work;

namespace Engine.Tests.Runtime.Work.Search;

/// <summary>One world to search: what NetSuite promises, what the engine does about it, and what may go wrong.</summary>
/// <param name="Name">As in the published tables of the write protocol.</param>
/// <param name="Goes">Whether nothing is expected to go wrong.</param>
public sealed record SearchVariant(string Name, bool Goes)
{
    /// <summary>A request that was sent takes effect within fewer ticks than this, or never.</summary>
    public const int Horizon = 2;

    /// <summary>The record is there already and two facts about it are to be written, one after the other.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Off: the look-up always says that nothing is there, as if nobody looked.</summary>
    public bool Looks { get; init; } = true;

    /// <summary>NetSuite refuses an external id that is taken.</summary>
    public bool IsUnique { get; init; }

    /// <summary>NetSuite checks an external id when a request arrives, and keeps the record later.</summary>
    public bool ChecksEarly { get; init; }

    /// <summary>NetSuite refuses an older revision of the record.</summary>
    public bool RefusesOlder { get; init; }

    /// <summary>Whoever lost the lease can journal nothing.</summary>
    public bool HasFence { get; init; } = true;

    /// <summary>How often a worker may be frozen for longer than its lease, to wake later.</summary>
    public int Pauses { get; init; }

    public int Crashes { get; init; } = 2;

    public int Sends { get; init; } = 3;

    public Waits Waits { get; init; }

    public WorkerOptions Options => Waits switch
    {
        Waits.None => Of(0, 0, 0, 0, 0),
        Waits.Horizon => Of(Horizon, Horizon, Horizon, Horizon, Horizon),
        _ => Of(1, 1, Horizon, Horizon, Horizon),
    };

    public override string ToString() => Name;

    private static WorkerOptions Of(int timeout, params int[] steps) => new()
    {
        RequestTimeout = TimeSpan.FromMinutes(timeout),
        SettleSteps = [.. steps.Select(step => TimeSpan.FromMinutes(step))],
    };
}
