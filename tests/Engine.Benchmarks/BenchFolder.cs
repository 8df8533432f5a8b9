namespace Engine.Benchmarks;

/// <summary>The workloads, which lie beside the repository in <c>../shared/bench</c> and are not part of it.</summary>
internal static class BenchFolder
{
    /// <summary>The folder of a workload; null, with a word on standard error, when it is not there.</summary>
    public static string? Find(string workload)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "bench", workload));
                if (Directory.Exists(path))
                {
                    return path;
                }

                Console.Error.WriteLine($"Skipped: the workload {workload} is not in ../shared/bench beside the repository.");
                return null;
            }
        }

        Console.Error.WriteLine("Skipped: run this from inside the repository.");
        return null;
    }

    public static byte[][] Lines(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(System.Text.Encoding.UTF8.GetBytes)];
}
