namespace Engine.Runtime.NetSuite;

/// <summary>
/// The queue for an account's slots, first come, first served: leave to announce a write, or to close a batch of look-ups, as many at once
/// as there are slots.
/// </summary>
internal sealed class SlotTurns(int count) : IDisposable
{
    private readonly SemaphoreSlim free = new(count, count);

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        return new Turn(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
