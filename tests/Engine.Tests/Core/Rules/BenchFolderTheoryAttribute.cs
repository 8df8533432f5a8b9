namespace Engine.Tests.Core.Rules;

/// <summary>A test that reads the shared rule workload; skipped, visibly, where that folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BenchFolderTheoryAttribute : TheoryAttribute
{
    public BenchFolderTheoryAttribute()
    {
        if (Folder is null)
        {
            Skip = "The folder ../shared/bench/workload, relative to the repository, is absent.";
        }
    }

    /// <summary>Found from the repository upwards, since a worktree may lie deeper; null when absent.</summary>
    public static string? Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string? Find(DirectoryInfo? from)
    {
        for (; from is not null; from = from.Parent)
        {
            var folder = Path.Combine(from.FullName, "shared", "bench", "workload");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
