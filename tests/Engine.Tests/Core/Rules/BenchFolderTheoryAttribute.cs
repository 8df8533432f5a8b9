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

    /// <summary>Null when absent.</summary>
    public static string? Folder { get; } = Repository.Bench is { } bench && Directory.Exists(Path.Combine(bench, "workload"))
        ? Path.Combine(bench, "workload")
        : null;
}
