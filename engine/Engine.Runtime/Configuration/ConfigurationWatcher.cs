using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Configuration;

/// <summary>
/// Reads the project folder again when its files change. The operating system says so at once; a slow poll finds what it does not say
/// (network drives, replaced folders, exhausted watches).
/// </summary>
public sealed class ConfigurationWatcher : IAsyncDisposable
{
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(2);

    // An editor or a checkout writes in several steps; what stands there in between is not meant.
    private static readonly TimeSpan quiet = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    private readonly string root;
    private readonly Snapshots snapshots;
    private readonly ILogger<ConfigurationWatcher> log;

    // Not disposed of: a word of the operating system may still be on its way when the watch has ended.
    private readonly SemaphoreSlim signals = new(0);
    private readonly CancellationTokenSource stopping = new();
    private readonly FolderWatch watch;
    private readonly Task loop;
    private FolderStamp stamp;
    private volatile bool isAsked;

    /// <summary>Starts watching. What changed since the last reading is noticed too.</summary>
    /// <param name="root">The folder that <paramref name="snapshots"/> reads.</param>
    /// <param name="seen">What the folder looked like before it was last read.</param>
    public ConfigurationWatcher(string root, FolderStamp seen, Snapshots snapshots, ILogger<ConfigurationWatcher> log)
    {
        (this.root, this.snapshots, this.log) = (root, snapshots, log);
        stamp = seen;
        watch = new FolderWatch(root, () => signals.Release(), log);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Reads the folder again even if nothing seems to have changed.</summary>
    public void Ask()
    {
        isAsked = true;
        signals.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loop;
        watch.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (await signals.WaitAsync(poll, stopping.Token))
                {
                    await SettleAsync();
                }

                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private async Task SettleAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < patience && await signals.WaitAsync(quiet, stopping.Token))
        {
        }
    }

    private void Look()
    {
        try
        {
            var now = FolderStamp.Of(root);
            if (now == stamp && !isAsked)
            {
                return;
            }

            isAsked = false;
            stamp = now;
            watch.Renew();
            snapshots.Reload();
        }
        catch (Exception trouble)
        {
            // Files may vanish between two looks at them (IOException), and whatever else goes wrong, the snapshot in force stays in force:
            // the next change or poll tries again.
            stamp = FolderStamp.None;
            log.LogCritical(trouble, "The configuration in {Root} could not be read again. What is in force stays in force.", root);
        }
    }
}
