namespace Engine.Runtime.Work;

/// <summary>
/// The lanes of one client, and what holds all of them: an account that is parked, which one event at a time tries again, and the steady
/// rate at which they go on afterwards. Times are timestamps of the clock, so that setting the clock moves nothing.
/// </summary>
internal sealed class Yard
{
    private long opensAt;
    private long interval;
    private bool isTrying;

    /// <summary>Lanes that may be taken from only as the account admits.</summary>
    public SortedSet<Lane> Metered { get; } = new(Lane.ByTime);

    /// <summary>Lanes that a person stopped.</summary>
    public HashSet<Lane> Paused { get; } = [];

    public bool IsParked { get; private set; }

    /// <summary>Events a second, while what piled up drains; null otherwise.</summary>
    public int? Rate { get; private set; }

    public bool IsMetered => IsParked || Rate is not null;

    /// <summary>From when on an event may be taken; null while one is out to try the account.</summary>
    public long? AdmitsFrom => isTrying ? null : opensAt;

    public void Park(long until)
    {
        (IsParked, Rate, isTrying, opensAt) = (true, null, false, until);
    }

    public void Drain(int perSecond, long now, long frequency)
    {
        (IsParked, Rate, isTrying, opensAt, interval) = (false, perSecond, false, now, frequency / perSecond);
    }

    public void Open() => (IsParked, Rate, isTrying) = (false, null, false);

    /// <summary>One of its events was taken.</summary>
    public void Took(long now)
    {
        isTrying = IsParked;
        opensAt = Math.Max(opensAt, now - interval) + interval;
    }
}
