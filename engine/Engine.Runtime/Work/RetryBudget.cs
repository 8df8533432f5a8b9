namespace Engine.Runtime.Work;

/// <summary>
/// How many events may be taken up again, measured by those taken up for the first time: when everything fails at once, repetitions must not
/// become most of what an account is asked. Ten a second are always allowed, so that what is left when nothing new comes is done in minutes.
/// </summary>
public sealed class RetryBudget(TimeProvider clock)
{
    /// <summary>Repetitions allowed for each first time.</summary>
    public const decimal Share = 0.2m;

    private const decimal PerSecond = 10;
    private const decimal Most = 60;

    private readonly Lock gate = new();
    private decimal left = Most;
    private long counted = clock.GetTimestamp();

    /// <summary>An event was taken up for the first time.</summary>
    public void CountFirst()
    {
        lock (gate)
        {
            left = Math.Min(Most, left + Share);
        }
    }

    /// <summary>Whether an event may be taken up again now.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            left = Math.Min(Most, left + PerSecond * clock.GetElapsedTime(counted, now).Ticks / TimeSpan.TicksPerSecond);
            counted = now;
            if (left < 1)
            {
                return false;
            }

            left--;
            return true;
        }
    }
}
