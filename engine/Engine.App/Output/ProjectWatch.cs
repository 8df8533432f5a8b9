using System.Threading.Channels;

namespace Engine.App.Output;

/// <summary>Runs something, and again whenever a file of a project has changed.</summary>
internal static class ProjectWatch
{
    private static readonly string[] Folders = ["mappings", "rules", "schemas"];

    // Editors write a file in several steps; what comes within this time is one change.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(150);

    /// <returns>What the last run gave, when it is stopped.</returns>
    public static async Task<int> RunAsync(string root, Func<int> run, CancellationToken cancel)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var watchers = Folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists).Select(folder => Watch(folder, changes.Writer)).ToList();
        var last = run();
        try
        {
            while (await changes.Reader.WaitToReadAsync(cancel))
            {
                await Task.Delay(Settle, cancel);
                changes.Reader.TryRead(out _);
                Console.Out.WriteLine();
                last = run();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping is how watching ends.
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }

        return last;
    }

    private static FileSystemWatcher Watch(string folder, ChannelWriter<bool> changes)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changes.TryWrite(true);
        watcher.Created += (_, _) => changes.TryWrite(true);
        watcher.Deleted += (_, _) => changes.TryWrite(true);
        watcher.Renamed += (_, _) => changes.TryWrite(true);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
