namespace Engine.Simulation;

/// <summary>The working copy that the tests run in, and what may stand beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Real payloads of other people; null on a machine without them.</summary>
    public static string? Samples { get; } = Beside("samples");

    /// <summary>Workloads with expected answers; null on a machine without them.</summary>
    public static string? Bench { get; } = Beside("bench");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string? Beside(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", name));
        return Directory.Exists(folder) ? folder : null;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Engine.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
