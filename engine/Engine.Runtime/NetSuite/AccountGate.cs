namespace Engine.Runtime.NetSuite;

/// <summary>
/// Keeps the requests to one account within its limit: so many at once, and none for a while after NetSuite has answered that there
/// were too many.
/// </summary>
internal sealed class AccountGate(int slots, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim free = new(slots, slots);
    private readonly Lock guard = new();
    private DateTimeOffset openAt = DateTimeOffset.MinValue;
    private TimeSpan nextPause = FirstPause;

    /// <summary>Waits for a slot and for the end of a pause. Dispose the answer to give the slot back.</summary>
    public async Task<Slot> EnterAsync(CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            while (Closed() is { } wait)
            {
                await Task.Delay(wait, time, cancel);
            }

            return new Slot(free);
        }
        catch
        {
            // Only cancellation is known to be thrown here; the slot goes back whatever it was.
            free.Release();
            throw;
        }
    }

    /// <summary>NetSuite said too many: nothing is sent for as long as it asks (a minute at most), or for twice as long as last time.</summary>
    public TimeSpan Pause(TimeSpan? asked)
    {
        lock (guard)
        {
            var now = time.GetUtcNow();
            if (now >= openAt)
            {
                openAt = now + Min(asked ?? nextPause);
                nextPause = Min(nextPause * 2);
            }
            else if (asked is { } longer && now + Min(longer) > openAt)
            {
                openAt = now + Min(longer);
            }

            return openAt - now;
        }
    }

    /// <summary>NetSuite took a request: the next pause is short again.</summary>
    public void Succeeded()
    {
        lock (guard)
        {
            nextPause = FirstPause;
        }
    }

    public void Dispose() => free.Dispose();

    private TimeSpan? Closed()
    {
        lock (guard)
        {
            var wait = openAt - time.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : null;
        }
    }

    private static TimeSpan Min(TimeSpan pause) => pause < LongestPause ? pause : LongestPause;

    internal readonly struct Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
