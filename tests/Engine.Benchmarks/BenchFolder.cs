namespace Engine.Benchmarks;

/// <summary>The workloads, which lie beside the repository in <c>../shared/bench</c> and are not part of it.</summary>
internal static class BenchFolder
{
    /// <summary>The root of the repository that this program was built in; null when it was moved elsewhere.</summary>
    public static string? Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName;
        }
    }

    /// <summary>The folder of a workload; null, with a word on standard error, when it is not there.</summary>
    public static string? Find(string workload)
    {
        var path = Repository is { } root ? Path.GetFullPath(Path.Combine(root, "..", "shared", "bench", workload)) : null;
        if (Directory.Exists(path))
        {
            return path;
        }

        Console.Error.WriteLine($"Skipped: the workload {workload} is not in ../shared/bench beside the repository.");
        return null;
    }

    public static byte[][] Lines(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(System.Text.Encoding.UTF8.GetBytes)];
}
