using System.Security.Cryptography;
using System.Text;

namespace Engine.Runtime.Configuration;

/// <summary>What a project folder looks like from outside: paths, lengths and times of its files. Equal stamps mean that nothing was written.</summary>
public readonly record struct FolderStamp(string Hash)
{
    private static readonly EnumerationOptions everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = ConfigurationLimits.FolderDepth + 2,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true,
    };

    /// <summary>Equal to no folder's.</summary>
    public static FolderStamp None { get; } = new("");

    public static FolderStamp Of(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var folder in FolderWatch.Folders.Select(name => new DirectoryInfo(Path.Combine(root, name))).Where(folder => folder.Exists))
        {
            foreach (var file in folder.EnumerateFileSystemInfos("*", everything).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file.FullName}\n{(file as FileInfo)?.Length}\n{file.LastWriteTimeUtc.Ticks}\n"));
            }
        }

        return new FolderStamp(Convert.ToHexString(hash.GetHashAndReset()));
    }
}
