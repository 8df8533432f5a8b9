using System.Security.Cryptography;
using System.Text;

namespace Engine.Runtime.Configuration;

/// <summary>What tells one content of a set of files from every other.</summary>
internal static class FileRevision
{
    /// <summary>SHA-256 over path and content of each file in order of path; lengths keep one file's end from passing for another's start.</summary>
    public static string Of(IEnumerable<ReadFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
