using System.Collections.Concurrent;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Hosting;

namespace Engine.Runtime.Scheduling;

/// <summary>Runs that a person starts and looks at later. One of a kind for a client at a time; they stop with the service.</summary>
public sealed class BackgroundRuns(IHostApplicationLifetime lifetime) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Client, RunKind Kind), Task> underWay = [];
    private readonly Lock gate = new();

    /// <summary>The number of the run; null when one of its kind is under way for the client.</summary>
    /// <param name="run">The run; it tells its number once that is kept.</param>
    public async Task<long?> StartAsync(string client, RunKind kind, Func<Func<long, Task>, CancellationToken, Task<RunReport?>> run)
    {
        var number = new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (underWay.TryGetValue((client, kind), out var before) && !before.IsCompleted)
            {
                return null;
            }

            underWay[(client, kind)] = Task.Run(() => RunAsync(run, number));
        }

        return await number.Task;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(underWay.Values);

    private async Task RunAsync(Func<Func<long, Task>, CancellationToken, Task<RunReport?>> run, TaskCompletionSource<long?> number)
    {
        try
        {
            await run(Tell, lifetime.ApplicationStopping);
            number.TrySetResult(null);
        }
        catch (Exception failure)
        {
            // Storage that is gone: whoever waits for the number is told, and nobody else has to be.
            number.TrySetException(failure);
        }

        Task Tell(long kept)
        {
            number.TrySetResult(kept);
            return Task.CompletedTask;
        }
    }
}
