using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// When writes were announced, by the monotonic clock: how long NetSuite may still work on one is real time, and the wall clock may be set forth
/// or back meanwhile. Of a write of an earlier life only the journal's time is known; from its first sight on the monotonic clock counts.
/// </summary>
internal sealed class IntentMarks(TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, long> marks = [];

    /// <summary>It is announced now.</summary>
    public void Set(long attempt) => marks[attempt] = clock.GetTimestamp();

    public void Forget(ImmutableArray<JournaledAttempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            marks.TryRemove(attempt.Id, out _);
        }
    }

    /// <summary>The same writes, announced as long before the present time as really passed.</summary>
    public ImmutableArray<JournaledAttempt> Steady(ImmutableArray<JournaledAttempt> attempts)
    {
        if (attempts.IsEmpty)
        {
            return attempts;
        }

        var now = clock.GetUtcNow();
        return [.. attempts.Select(attempt => attempt with { IntentAt = now - clock.GetElapsedTime(marks.GetOrAdd(attempt.Id, _ => MarkOf(attempt, now))) })];
    }

    // An announcement in the future comes of a clock that was set back: it counts from now.
    private long MarkOf(JournaledAttempt attempt, DateTimeOffset now)
    {
        var past = now - attempt.IntentAt;
        return clock.GetTimestamp() - (past > TimeSpan.Zero ? (long)(past.Ticks * ((decimal)clock.TimestampFrequency / TimeSpan.TicksPerSecond)) : 0);
    }
}
