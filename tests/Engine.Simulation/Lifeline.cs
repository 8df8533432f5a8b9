namespace Engine.Simulation;

/// <summary>
/// One life of the engine: it ends at a call of the storage that fate has chosen, either before the call or after its commit.
/// From then on nothing that the engine tries has any effect, as if the process were gone.
/// </summary>
internal sealed class Lifeline(Fate fate, Diary diary, int number, bool isMortal) : ILife
{
    private const int ShortestLife = 3;
    private const int LongestLife = 160;

    private readonly int lastCall = ShortestLife + fate.Number(LongestLife, $"life {number}");
    private readonly bool diesAfterwards = fate.Happens(50, $"death {number}");
    private int calls;
    private int inProgress;

    public int Seed => fate.Seed;

    public bool IsOver { get; private set; }

    public bool IsBusy => Volatile.Read(ref inProgress) > 0;

    public int Calls => Volatile.Read(ref calls);

    public async Task<T> CallAsync<T>(string name, Func<Task<T>> call)
    {
        ThrowIfOver();
        var isLast = Interlocked.Increment(ref calls) == lastCall && isMortal;
        if (isLast && !diesAfterwards)
        {
            End($"before {name}");
        }

        Interlocked.Increment(ref inProgress);
        try
        {
            var answer = await call();
            if (isLast)
            {
                End($"after {name}");
            }

            ThrowIfOver();
            return answer;
        }
        finally
        {
            Interlocked.Decrement(ref inProgress);
        }
    }

    public Task<T> RequestAsync<T>(string name, Func<Task<T>> request)
    {
        ThrowIfOver();
        return request();
    }

    private void ThrowIfOver()
    {
        if (IsOver)
        {
            throw new IOException("The process is gone.");
        }
    }

    private void End(string where)
    {
        IsOver = true;
        diary.Note($"the engine dies {where}");
        ThrowIfOver();
    }
}
