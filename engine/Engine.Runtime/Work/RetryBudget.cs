namespace Engine.Runtime.Work;

/// <summary>
/// How many events may be taken up again because their account did not serve them, so that a failing account is not asked the same things by
/// everything at once. An account that completes events earns their repetitions: as long as every second turn comes to its end, nothing is held
/// back; when none does, it is asked a burst and then ten times a second.
/// </summary>
public sealed class RetryBudget(TimeProvider clock)
{
    /// <summary>Repetitions a second, whatever becomes of them.</summary>
    public const int PerSecond = 10;

    /// <summary>No more are saved up.</summary>
    public const int Most = 60;

    /// <summary>Repetitions that a completed event earns: its own if it was one, and one that may fail.</summary>
    public const int Earned = 2;

    private readonly Lock gate = new();
    private decimal left = Most;
    private long counted = clock.GetTimestamp();

    /// <summary>An event of the account was completed.</summary>
    public void Earn()
    {
        lock (gate)
        {
            left = Math.Min(Most, left + Earned);
        }
    }

    /// <summary>From when on there is room for one, as a timestamp of the clock; not after <paramref name="now"/> when there is.</summary>
    public long FreeFrom(long now)
    {
        lock (gate)
        {
            Count(now);
            return left >= 1 ? now : now + (long)Math.Ceiling((1 - left) * clock.TimestampFrequency / PerSecond);
        }
    }

    /// <summary>One is taken up; there must be room for it.</summary>
    public void Spend(long now)
    {
        lock (gate)
        {
            Count(now);
            left--;
        }
    }

    private void Count(long now)
    {
        left = Math.Min(Most, left + (decimal)PerSecond * (now - counted) / clock.TimestampFrequency);
        counted = now;
    }
}
