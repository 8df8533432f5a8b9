namespace Engine.App.Books;

/// <summary>The time of a history: that of the machine, put forward to when its events happened. Pauses are as long as they are.</summary>
internal sealed class HistoryClock : TimeProvider
{
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(1);

    // In ticks; the machine's clock stands before every history that is told of the future, and after most.
    private long offset;

    public HistoryClock(DateTimeOffset start) => Volatile.Write(ref offset, (start - System.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref offset));

    /// <summary>Time that is passed over has passed: it is no setting of the clock.</summary>
    public override long GetTimestamp() => System.GetTimestamp() + (long)(TimeSpan.FromTicks(Volatile.Read(ref offset)).TotalSeconds * TimestampFrequency);

    /// <summary>An event that happened at this instant arrives; time never goes back.</summary>
    public void Reach(DateTimeOffset at)
    {
        if (at + OnTheWay - GetUtcNow() is { Ticks: > 0 } ahead)
        {
            Pass(ahead);
        }
    }

    public void Pass(TimeSpan time) => Interlocked.Add(ref offset, time.Ticks);
}
