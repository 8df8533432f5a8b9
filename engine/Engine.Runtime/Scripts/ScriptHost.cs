namespace Engine.Runtime.Scripts;

/// <summary>
/// Runs scripts in processes of their own and keeps enough of them ready: a process that had to be killed is replaced at once
/// by a spare, and the spare in the background. The processes end with ours: their standard input closes.
/// </summary>
public sealed class ScriptHost : IDisposable
{
    private readonly ScriptHostOptions options;
    private readonly SemaphoreSlim free;
    private readonly Lock gate = new();
    private readonly List<Task<ScriptProcess>> ready = [];
    private int lent;
    private bool isDisposed;

    public ScriptHost(ScriptHostOptions? options = null)
    {
        this.options = options ?? new ScriptHostOptions();
        free = new SemaphoreSlim(this.options.Concurrent);
    }

    /// <summary>The one of this process. Nothing is started before the first script is read or called.</summary>
    public static ScriptHost Shared { get; } = new();

    /// <summary>Starts the processes, so that the first call need not wait; ends when all are ready.</summary>
    public Task PrepareAsync()
    {
        lock (gate)
        {
            Fill();
            return Task.WhenAll(ready);
        }
    }

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">No process can be started.</exception>
    internal async Task<ScriptReply> AskAsync(ScriptRequest request)
    {
        await free.WaitAsync();
        try
        {
            var process = await TakeAsync();
            var reply = await process.AskAsync(request, options.CallLimit);
            Return(process, isSound: reply.Trouble is not { Kind: ScriptTroubleKind.Memory or ScriptTroubleKind.TimedOut or ScriptTroubleKind.Died });
            return reply;
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            ready.ForEach(Discard);
            ready.Clear();
        }

        free.Dispose();
    }

    private async Task<ScriptProcess> TakeAsync()
    {
        try
        {
            return await Take();
        }
        catch (InvalidOperationException)
        {
            lock (gate)
            {
                lent--;
            }

            throw;
        }
    }

    private Task<ScriptProcess> Take()
    {
        lock (gate)
        {
            lent++;

            // One that could not be started is tried anew.
            ready.RemoveAll(start => start.IsFaulted);
            var index = Math.Max(0, ready.FindIndex(start => start.IsCompletedSuccessfully));
            if (ready.Count == 0)
            {
                return ScriptProcess.StartAsync(options);
            }

            var taken = ready[index];
            ready.RemoveAt(index);
            return taken;
        }
    }

    private void Return(ScriptProcess process, bool isSound)
    {
        lock (gate)
        {
            lent--;
            if (isSound && !isDisposed)
            {
                ready.Add(Task.FromResult(process));
                return;
            }

            process.Dispose();
            if (!isDisposed)
            {
                Fill();
            }
        }
    }

    private void Fill()
    {
        while (ready.Count + lent < options.Concurrent + options.Spare)
        {
            // On another thread: starting takes tens of milliseconds, and a good script may be waiting for the lock.
            ready.Add(Task.Run(() => ScriptProcess.StartAsync(options)));
        }
    }

    private static void Discard(Task<ScriptProcess> start) => start.ContinueWith(
        ended => ended.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
