using System.CommandLine;

namespace Engine.App.Commands;

/// <summary>Which environment file of each client is laid on top.</summary>
internal static class EnvironmentOption
{
    public static Option<string?> Create() => new("--environment")
    {
        Description = "Lays mappings/<client>/environments/<name>.yaml on top of each client that has one.",
    };
}
