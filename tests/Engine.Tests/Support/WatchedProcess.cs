using System.Diagnostics;
using System.Text;

namespace Engine.Tests.Support;

/// <summary>A program that goes on until it is told to stop, and what it has printed so far on both its outputs.</summary>
internal sealed class WatchedProcess : IAsyncDisposable
{
    // Far above what any of it takes; on a busy machine a start alone takes seconds.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder printed = new();
    private readonly SemaphoreSlim more = new(0);
    private int read;

    private WatchedProcess(Process process) => this.process = process;

    public static WatchedProcess Start(params string[] arguments)
    {
        var watched = new WatchedProcess(EngineProcess.Start(arguments));
        watched.process.OutputDataReceived += (_, line) => watched.Take(line.Data);
        watched.process.ErrorDataReceived += (_, line) => watched.Take(line.Data);
        watched.process.BeginOutputReadLine();
        watched.process.BeginErrorReadLine();
        return watched;
    }

    /// <summary>Everything printed since the last call, as soon as it holds a text.</summary>
    public async Task<string> UntilAsync(string text)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            string all;
            lock (printed)
            {
                all = printed.ToString();
                var fresh = all[read..];
                if (fresh.Contains(text, StringComparison.Ordinal))
                {
                    read = all.Length;
                    return fresh;
                }
            }

            Assert.True(since.Elapsed < patience && !process.HasExited, $"\"{text}\" was not printed, but:\n{all}");
            await more.WaitAsync(TimeSpan.FromSeconds(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        more.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            lock (printed)
            {
                printed.Append(line).Append('\n');
            }

            more.Release();
        }
    }
}
