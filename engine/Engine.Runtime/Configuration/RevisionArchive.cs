using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Configuration;

/// <summary>
/// The files of each configuration that decided an event, under its revision in the data folder. At most 50, none older than 400 days, but for
/// those that decided what is still in the exception queue. Files name secrets and hold none.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="snapshots">Knows the files of what is in force.</param>
/// <param name="items">Knows which revisions are still asked for.</param>
public sealed class RevisionArchive(string folder, Snapshots snapshots, IExceptions items, TimeProvider clock, ILogger<RevisionArchive> log) : IRevisions
{
    public const int MostKept = 50;

    public static readonly TimeSpan LongestKept = TimeSpan.FromDays(400);

    private const string Unfinished = ".unfinished";

    private readonly string folder = Path.Combine(folder, DataFolder.Revisions);
    private readonly ConcurrentDictionary<string, bool> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ClientConfig> found = new(StringComparer.Ordinal);

    public async Task UseAsync(ClientConfig client)
    {
        if (!kept.TryAdd(client.Revision, true) || Directory.Exists(PathOf(client.Revision)))
        {
            return;
        }

        try
        {
            var files = snapshots.FilesOf(client.Name, client.Revision);
            if (!files.IsEmpty)
            {
                Write(client.Revision, files);
                await PruneAsync();
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // What the disk is known to throw. Deciding does not depend on the copy; only a retry under this revision will.
            log.LogWarning(trouble, "The files of configuration {Revision} could not be kept.", client.Revision);
            kept.TryRemove(client.Revision, out _);
        }
    }

    public ClientConfig? Find(ClientConfig inForce, string revision)
    {
        if (!found.TryGetValue(revision, out var config) && Load(inForce.Name, revision) is { } loaded)
        {
            config = found.GetOrAdd(revision, loaded);
        }

        // Where an account is reached and with which keys is a matter of today.
        return config is null ? null : config with { NetSuite = inForce.NetSuite, Stripe = inForce.Stripe };
    }

    private ClientConfig? Load(string client, string revision)
    {
        var root = PathOf(revision);
        if (!revision.All(char.IsAsciiHexDigitLower) || !Directory.Exists(root))
        {
            return null;
        }

        var environments = Path.Combine(root, "mappings", client, "environments");
        var environment = Directory.Exists(environments) ? Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(environments).FirstOrDefault()) : null;
        var config = ConfigurationLoader.Load(root, environment, new ReadCache()).Snapshot?.Clients.GetValueOrDefault(client);
        return config?.Revision == revision ? config : null;
    }

    // Under another name until it is whole: a folder of this name is never half a configuration.
    private void Write(string revision, ImmutableArray<ReadFile> files)
    {
        DataFolder.Make(folder);
        var unfinished = PathOf(revision) + Unfinished;
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        DataFolder.Make(unfinished);
        foreach (var file in files)
        {
            var path = Path.Combine(unfinished, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes);
        }

        Directory.Move(unfinished, PathOf(revision));
        Directory.SetLastWriteTimeUtc(PathOf(revision), clock.GetUtcNow().UtcDateTime);
    }

    private async Task PruneAsync()
    {
        var wanted = await items.OpenRevisionsAsync();
        var oldest = clock.GetUtcNow().UtcDateTime - LongestKept;
        var gone = new DirectoryInfo(folder).EnumerateDirectories()
            .OrderByDescending(one => one.LastWriteTimeUtc)
            .Where((one, place) => (place >= MostKept || one.LastWriteTimeUtc < oldest) && !wanted.Contains(one.Name));
        foreach (var one in gone.ToList())
        {
            one.Delete(recursive: true);
        }
    }

    private string PathOf(string revision) => Path.Combine(folder, revision);
}
