using System.Globalization;

namespace Engine.Simulation.Load;

/// <summary>What a process holds in memory, as Linux counts it.</summary>
internal static class ResidentMemory
{
    /// <summary>In megabytes: now, and the most so far.</summary>
    public static (long Now, long Most) Of(int process)
    {
        var status = File.ReadLines($"/proc/{process}/status").ToList();
        return (Read(status, "VmRSS:"), Read(status, "VmHWM:"));
    }

    private static long Read(List<string> status, string name)
    {
        var line = status.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
