using System.Diagnostics;

namespace Engine.Tests.App.Service;

/// <summary>A disk of 4 MiB in memory. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SmallDisk()
    {
    }

    public string Path => System.IO.Path.Combine(folder.Path, "disk");

    public static bool IsPossible { get; } = TryMakeOnce();

    public static SmallDisk Make()
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        return Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.Path) ? disk : throw new InvalidOperationException("The disk cannot be mounted.");
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        folder.Dispose();
    }

    private static bool TryMakeOnce()
    {
        try
        {
            Make().Dispose();
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
