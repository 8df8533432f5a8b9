using System.CommandLine;

namespace Engine.App.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The folder that holds <c>mappings/</c>, <c>rules/</c> and <c>schemas/</c>; the current one unless told.</summary>
    public static Option<DirectoryInfo> Root() => new("--root")
    {
        Description = "The folder that holds mappings/, rules/ and schemas/.",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };
}
