using System.CommandLine;

namespace Engine.App.Commands;

/// <summary>Where the service keeps its data.</summary>
internal static class DataOption
{
    public static Option<DirectoryInfo> Create() => new("--data")
    {
        Description = "The folder of inbox and journal.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(".engine", "data")),
    };
}
