using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Engine.Runtime.Scripts.Child;

namespace Engine.Runtime.Scripts;

/// <summary>How the processes that run scripts are started and held in bounds.</summary>
public sealed record ScriptHostOptions
{
    /// <summary>A call that has no answer by then has its process killed.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A process that is not ready by then counts as one that cannot be started.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Calls answered at the same time.</summary>
    public int Concurrent { get; init; } = 2;

    /// <summary>Processes that stand ready to take the place of one that had to be killed.</summary>
    public int Spare { get; init; } = 1;

    /// <summary>The GC heap of one process.</summary>
    public int HeapBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// The engine's own executable under its hidden verb. Nothing of our environment goes along: what is set only tells .NET
    /// where it is and how much it may use.
    /// </summary>
    public ProcessStartInfo Start()
    {
        var home = DotNetHome();
        var isEngine = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "engine";
        var start = new ProcessStartInfo(isEngine ? Environment.ProcessPath! : Path.Combine(home, "dotnet"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        if (!isEngine)
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "engine.dll"));
        }

        start.ArgumentList.Add(ScriptChild.Verb);
        start.Environment.Clear();
        start.Environment["DOTNET_ROOT"] = home;
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        return start;
    }

    // <home>/shared/Microsoft.NETCore.App/<version>/
    private static string DotNetHome() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
