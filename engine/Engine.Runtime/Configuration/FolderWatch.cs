using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Configuration;

/// <summary>The operating system's word that something in the folders of a project was written. Not reliable alone; see <see cref="ConfigurationWatcher"/>.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly string root;
    private readonly Action changed;
    private readonly ILogger log;
    private ImmutableArray<FileSystemWatcher> watchers = [];
    private bool isWarned;

    public FolderWatch(string root, Action changed, ILogger log)
    {
        (this.root, this.changed, this.log) = (root, changed, log);
        Renew();
    }

    /// <summary>The folders that are watched. Not the project as a whole: the service's own data may lie in it.</summary>
    public static ImmutableArray<string> Folders { get; } = ["mappings", "rules", "schemas"];

    /// <summary>Watches the folders as they are now; one that was replaced or made since the last time would be missed otherwise.</summary>
    public void Renew()
    {
        var old = watchers;
        watchers = [.. Folders.Select(name => Path.Combine(root, name)).Where(Directory.Exists).Select(Watch).OfType<FileSystemWatcher>()];
        foreach (var watcher in old)
        {
            watcher.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var watcher in watchers)
        {
            watcher.Dispose();
        }
    }

    private FileSystemWatcher? Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => changed();
            watcher.Created += (_, _) => changed();
            watcher.Deleted += (_, _) => changed();
            watcher.Renamed += (_, _) => changed();
            watcher.Error += (_, _) => changed();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception trouble) when (trouble is IOException or ArgumentException)
        {
            // The system's limit of watches is used up (IOException), or the folder is gone by now (ArgumentException).
            if (!isWarned)
            {
                isWarned = true;
                log.LogWarning("{Folder} cannot be watched ({Trouble}). Changes are found by looking every few seconds.", folder, trouble.Message);
            }

            return null;
        }
    }
}
