namespace Engine.Tests.Support;

/// <summary>Where the tests find the project's own files, and the third-party samples when they stand beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Real payloads of other people; null on a machine without them.</summary>
    public static string? Samples { get; } = Existing(Path.Combine(Root, "..", "shared", "samples"));

    private static string? Existing(string path) => Directory.Exists(path) ? Path.GetFullPath(path) : null;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
