namespace Engine.Runtime.Work;

/// <summary>
/// Whether something was moments ago, also while the wall clock is being set: what was dated before it was set is then measured by the clock that dated it.
/// </summary>
internal sealed class LagClock(WorkerOptions options, TimeProvider clock)
{
    // Less is how clocks are kept right.
    private static readonly TimeSpan SmallestSetting = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();
    private TimeSpan ahead;
    private TimeSpan aheadBefore;
    private long setAt = clock.GetTimestamp();

    /// <param name="at">By the wall clock, as it went then.</param>
    public bool WasMomentsAgo(DateTimeOffset at)
    {
        var (now, before) = Now();
        return IsShort(now - at) || (before is { } old && IsShort(old - at));
    }

    // A time ahead of both clocks is of an earlier life, and says nothing.
    private bool IsShort(TimeSpan past) => past >= TimeSpan.Zero && past < options.ReadLag;

    // The present time, and what it would be by the clock that was set not long ago: null once nothing that it dated is recent.
    private (DateTimeOffset Now, DateTimeOffset? Before) Now()
    {
        lock (gate)
        {
            var (now, steady) = (clock.GetUtcNow(), startedAt + clock.GetElapsedTime(start));
            if ((now - steady - ahead).Duration() > SmallestSetting)
            {
                (aheadBefore, ahead, setAt) = (ahead, now - steady, clock.GetTimestamp());
            }

            return (now, aheadBefore != ahead && clock.GetElapsedTime(setAt) < options.ReadLag ? steady + aheadBefore : null);
        }
    }
}
