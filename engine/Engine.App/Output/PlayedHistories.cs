using System.Collections.Concurrent;
using Engine.Core.Specs;

namespace Engine.App.Output;

/// <summary>What the histories of a project came to when they were last played, and which files they read, so that a change plays only those that it concerns.</summary>
internal sealed class PlayedHistories
{
    private readonly ConcurrentDictionary<(string Client, string File, int Row), Played> played = new();
    private IReadOnlyCollection<string>? changed;
    private bool isDone;
    private HashSet<string> known = new(StringComparer.Ordinal);

    /// <param name="changes">Paths that changed since the last run; null to play all.</param>
    public void Begin(IReadOnlyCollection<string>? changes)
    {
        // What changed before a run that could not be made has not been looked at.
        changed = changes is null || (changed is null && played.IsEmpty) ? null : [.. changes, .. isDone ? [] : changed ?? []];
        isDone = false;
        known = played.Values.SelectMany(one => one.Files).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Everything that had to be played was played.</summary>
    public void Done() => isDone = true;

    /// <summary>What it came to last; null when it has to be played: it was not, it failed, or a change concerns it.</summary>
    public Played? Find(string client, string file, int row) =>
        changed is not null && played.TryGetValue((client, file, row), out var last) && last.Result.Holds && !changed.Any(path => Concerns(path, client, last)) ? last : null;

    /// <param name="files">The spec, what stands beside it that it names, and the files of the configuration that it reached.</param>
    public void Keep(string client, string file, int row, SpecRun.Result result, IEnumerable<string> files, SpecCoverage reached) =>
        played[(client, file, row)] = new Played(result, files.Concat(reached.Files).ToHashSet(StringComparer.Ordinal), reached);

    // A file that no history read may be new, and take the place of one; it concerns all, but for a new spec.
    private bool Concerns(string path, string client, Played last) =>
        last.Files.Contains(path) || path == $"mappings/{client}/client.yaml" || (!known.Contains(path) && !path.Contains("/specs/", StringComparison.Ordinal));

    internal sealed record Played(SpecRun.Result Result, IReadOnlySet<string> Files, SpecCoverage Reached);
}
