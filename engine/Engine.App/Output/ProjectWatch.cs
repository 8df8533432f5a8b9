using System.Threading.Channels;

namespace Engine.App.Output;

/// <summary>Runs something, and again whenever a file of a project has changed.</summary>
internal static class ProjectWatch
{
    // More changes than this at once are told as so many.
    private const int MostNamed = 5;
    private const int MostKept = 1000;

    private static readonly string[] Folders = ["mappings", "rules", "schemas"];

    // Editors write a file in several steps; what comes within this time is one change.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(150);

    // What is told in place of a path when a person wants everything run.
    private const string Everything = "*";

    /// <param name="run">Takes the paths that changed; null for everything.</param>
    /// <returns>What the last run gave, when it is stopped.</returns>
    public static async Task<int> RunAsync(string root, Func<IReadOnlyCollection<string>?, int> run, CancellationToken cancel)
    {
        var changes = Channel.CreateBounded<string>(new BoundedChannelOptions(MostKept) { FullMode = BoundedChannelFullMode.DropWrite });
        using var top = Watch(root, root, changes.Writer);
        var watchers = WatchAll(root, changes.Writer);
        ListenForEnter(changes.Writer);
        var last = Run(run, null);
        try
        {
            while (await changes.Reader.WaitToReadAsync(cancel))
            {
                await Task.Delay(Settle, cancel);
                // One of the folders may have been made, moved or replaced.
                watchers.ForEach(watcher => watcher.Dispose());
                watchers = WatchAll(root, changes.Writer);
                var changed = Changed(root, changes.Reader);
                Console.Out.WriteLine(changed is null ? "\nall again" : $"\n{(changed.Count <= MostNamed ? string.Join(", ", changed) : $"{changed.Count} files")} changed");
                last = Run(run, changed);
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

    private static int Run(Func<IReadOnlyCollection<string>?, int> run, IReadOnlyCollection<string>? changed)
    {
        try
        {
            return run(changed);
        }
        catch (IOException trouble)
        {
            // A checkout removes folders while they are read; when it is done, that is a change too.
            Console.Error.WriteLine($"The project cannot be read just now: {trouble.Message}");
            return Commands.ExitCodes.Unusable;
        }
        finally
        {
            Console.Out.WriteLine(Console.IsInputRedirected ? "watching; Ctrl+C ends" : "watching; Enter runs all, Ctrl+C ends");
        }
    }

    private static List<FileSystemWatcher> WatchAll(string root, ChannelWriter<string> changes) =>
        [.. Folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists).Select(folder => Watch(root, folder, changes))];

    // On a thread of its own: a read of the console cannot be called off.
    private static void ListenForEnter(ChannelWriter<string> changes)
    {
        if (Console.IsInputRedirected)
        {
            return;
        }

        new Thread(() =>
        {
            while (Console.In.ReadLine() is not null)
            {
                changes.TryWrite(Everything);
            }
        }) { IsBackground = true }.Start();
    }

    // Null for everything.
    private static List<string>? Changed(string root, ChannelReader<string> changes)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        while (changes.TryRead(out var path))
        {
            paths.Add(path);
        }

        // A name that is gone again is that of an editor's copy, unless nothing else has changed.
        var there = paths.Where(path => Path.Exists(Path.Combine(root, path))).ToList();
        return paths.Contains(Everything) ? null : there.Count > 0 ? there : [.. paths];
    }

    private static FileSystemWatcher Watch(string root, string folder, ChannelWriter<string> changes)
    {
        // Of the project's own folder only what stands in it counts; the service's data may lie in it.
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = folder != root };
        void Tell(string path)
        {
            // What editors leave beside a file while it is open.
            if (Path.GetFileName(path) is var name && !name.StartsWith('.') && !name.EndsWith('~') && (folder != root || Folders.Contains(name)))
            {
                changes.TryWrite(Path.GetRelativePath(root, path).Replace('\\', '/'));
            }
        }

        // A folder changes with each file in it, and that is told by the file.
        watcher.Changed += (_, change) => Tell(Directory.Exists(change.FullPath) ? "." : change.FullPath);
        watcher.Created += (_, change) => Tell(change.FullPath);
        watcher.Deleted += (_, change) => Tell(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Tell(change.OldFullPath);
            Tell(change.FullPath);
        };
        // So many changes at once that the system has lost count of them.
        watcher.Error += (_, _) => changes.TryWrite(Path.GetRelativePath(root, folder));
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
