namespace Engine.Runtime.NetSuite;

/// <summary>Leave to announce writes, as many at once as the account has slots.</summary>
internal sealed class WriteTurns(int count) : IDisposable
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
