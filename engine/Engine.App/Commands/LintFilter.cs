using System.Collections.Immutable;

namespace Engine.App.Commands;

/// <summary>Which files <c>engine lint</c> reports on: all, or those that were named and those in folders that were named.</summary>
internal sealed class LintFilter
{
    private readonly ImmutableArray<string> prefixes;

    private LintFilter(ImmutableArray<string> prefixes, string? trouble)
    {
        this.prefixes = prefixes;
        Trouble = trouble;
    }

    /// <summary>Why the paths cannot be used, or null.</summary>
    public string? Trouble { get; }

    /// <summary>Paths are taken from the current folder, as a shell completes them, or else from the project folder.</summary>
    public static LintFilter Of(string root, string[] paths)
    {
        var prefixes = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            var full = new[] { Path.GetFullPath(path), Path.GetFullPath(path, root) }.FirstOrDefault(Path.Exists);
            if (full is null)
            {
                return new LintFilter([], $"There is no file or folder {path}.");
            }

            var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
            if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative))
            {
                return new LintFilter([], $"{path} lies outside the project folder {root}.");
            }

            prefixes.Add(relative);
        }

        return new LintFilter(prefixes.ToImmutable(), null);
    }

    public bool Takes(string file) =>
        prefixes.IsEmpty || prefixes.Any(prefix => prefix == "." || file == prefix || file.StartsWith(prefix + "/", StringComparison.Ordinal));
}
