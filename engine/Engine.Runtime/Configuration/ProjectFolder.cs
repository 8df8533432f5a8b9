using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>
/// The folder of a project, read through relative paths that cannot leave it: no <c>..</c>, no absolute path, and links are followed only
/// as far as they stay inside.
/// </summary>
public sealed class ProjectFolder
{
    private readonly string root;

    // Where folders really are. One object reads a project once, so that each folder is asked for once and not for every file in it.
    private readonly ConcurrentDictionary<string, string?> folders = new(StringComparer.Ordinal);

    /// <param name="root">The folder; need not exist.</param>
    public ProjectFolder(string root) => this.root = RealPath.Of(Path.GetFullPath(root)) ?? Path.GetFullPath(root);

    /// <summary>Whether there is a file or folder.</summary>
    public bool Has(string path) => Path.Exists(Full(path));

    public bool HasFolder(string path) => Directory.Exists(Full(path));

    /// <summary>Whether a path of a configuration file may be used at all, before the disk is asked.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0 && !path.StartsWith('/') &&
        path.AsSpan().IndexOfAny("\\%:\0") < 0 &&
        !path.Split('/').Any(part => part is ".." or "." or "");

    /// <summary>Whether what a path leads to, links followed, lies inside the project.</summary>
    public bool IsInside(string path)
    {
        var full = Full(path);
        var folder = folders.GetOrAdd(Path.GetDirectoryName(full)!, RealPath.Of);
        var real = folder is null ? null : RealPath.Of(Path.Combine(folder, Path.GetFileName(full)), folder);
        return real is not null && (real == root || real.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    /// <summary>Paths of the files directly in a folder, in order; hidden ones left out. Empty when there is no such folder.</summary>
    public ImmutableArray<string> Files(string folder) => List(folder, Directory.EnumerateFiles);

    /// <summary>Paths of the folders directly in a folder, in order; hidden ones left out.</summary>
    public ImmutableArray<string> Folders(string folder) => List(folder, Directory.EnumerateDirectories);

    /// <summary>Paths of all files in a folder and below, in order. A folder that is a link out of the project is not entered (CFG053).</summary>
    public ImmutableArray<string> FilesBelow(string folder, FindingSink findings) =>
        [.. Below(folder, ConfigurationLimits.FolderDepth, findings).Order(StringComparer.Ordinal)];

    /// <summary>The bytes of a file, or null with a finding: CFG001, CFG002, CFG053.</summary>
    public byte[]? Read(string path, int limit, FindingSink findings)
    {
        if (!IsInside(path))
        {
            Report(ConfigurationCodes.UnsafePath, path, "This file is a link that leads out of the project, or nowhere.", findings);
            return null;
        }

        try
        {
            return ReadUpTo(path, limit, findings);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Report(ConfigurationCodes.Unreadable, path, $"The file cannot be read: {trouble.Message.Replace(Full(path), path)}", findings);
            return null;
        }
    }

    private byte[]? ReadUpTo(string path, int limit, FindingSink findings)
    {
        using var stream = new FileStream(Full(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // One more than the file has, so that a file that grows while it is read is noticed.
        var bytes = new byte[Math.Min(stream.Length, limit) + 1];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            return bytes[..read];
        }

        Report(ConfigurationCodes.TooLarge, path, $"The file is larger than {limit / 1024} KiB, or grew while it was read.", findings);
        return null;
    }

    private IEnumerable<string> Below(string folder, int depth, FindingSink findings)
    {
        if (!IsInside(folder))
        {
            Report(ConfigurationCodes.UnsafePath, folder, "This folder is a link that leads out of the project, or nowhere.", findings);
            return [];
        }

        if (depth == 0)
        {
            Report(ConfigurationCodes.NotRead, folder, $"Folders are read {ConfigurationLimits.FolderDepth} deep; this one is deeper.", findings);
            return [];
        }

        return Files(folder).Concat(Folders(folder).SelectMany(child => Below(child, depth - 1, findings)));
    }

    private ImmutableArray<string> List(string folder, Func<string, IEnumerable<string>> enumerate) => HasFolder(folder)
        ? [.. enumerate(Full(folder)).Select(Path.GetFileName).Where(name => name![0] != '.').Select(name => $"{folder}/{name}").Order(StringComparer.Ordinal)]
        : [];

    private string Full(string path) => Path.Combine(root, path);

    private static void Report(DiagnosticCode code, string path, string message, FindingSink findings) =>
        findings.Error(code, new SourceSpan(path, new TextPosition(1, 1), new TextPosition(1, 1)), message);
}
