namespace Engine.Simulation.NthCall;

/// <summary>A life in which something happens at one call of the storage or one request to NetSuite, counted from its start.</summary>
/// <param name="nth">Counted from 1; 0 for none.</param>
internal sealed class NthLife(int nth, CallFault fault, Diary diary) : ILife
{
    private int calls;
    private int inProgress;

    public int Seed => nth;

    public bool IsOver { get; private set; }

    public bool IsBusy => Volatile.Read(ref inProgress) > 0;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>Whether the call was reached.</summary>
    public bool HasStruck { get; private set; }

    public Task<T> CallAsync<T>(string name, Func<Task<T>> call) => TakeAsync(name, call, () => new IOException("The disk did not answer."));

    public Task<T> RequestAsync<T>(string name, Func<Task<T>> request) =>
        TakeAsync(name, request, () => new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke."));

    private async Task<T> TakeAsync<T>(string name, Func<Task<T>> call, Func<Exception> failure)
    {
        ThrowIfOver();
        var strikes = Interlocked.Increment(ref calls) == nth;
        if (strikes && (fault is CallFault.FailsBefore or CallFault.DiesBefore))
        {
            throw Strike(name, failure);
        }

        Interlocked.Increment(ref inProgress);
        try
        {
            var answer = await call();
            if (strikes)
            {
                throw Strike(name, failure);
            }

            ThrowIfOver();
            return answer;
        }
        finally
        {
            Interlocked.Decrement(ref inProgress);
        }
    }

    private Exception Strike(string name, Func<Exception> failure)
    {
        diary.Note($"{fault} at call {nth}, {name}");
        HasStruck = true;
        IsOver = fault is CallFault.DiesBefore or CallFault.DiesAfter;
        return failure();
    }

    private void ThrowIfOver()
    {
        if (IsOver)
        {
            throw new IOException("The process is gone.");
        }
    }
}
