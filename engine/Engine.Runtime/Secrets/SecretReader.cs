using Engine.Core.Configuration;

namespace Engine.Runtime.Secrets;

/// <summary>
/// Reads secrets by their reference: <c>env:NAME</c> from the environment, <c>file:path</c> from a file. Read anew each time,
/// so that a secret can be changed without a restart. White space around it is cut off.
/// </summary>
public static class SecretReader
{
    private const string EnvironmentPrefix = "env:";
    private const string FilePrefix = "file:";
    private const int LargestFile = 64 * 1024;

    /// <summary>Null when the variable or file is missing, empty or over 64 KiB, or the reference names no known place.</summary>
    public static Secret? Read(SecretReference reference)
    {
        var text = reference.Text switch
        {
            _ when reference.Text.StartsWith(EnvironmentPrefix, StringComparison.Ordinal) =>
                Environment.GetEnvironmentVariable(reference.Text[EnvironmentPrefix.Length..]),
            _ when reference.Text.StartsWith(FilePrefix, StringComparison.Ordinal) => ReadFile(reference.Text[FilePrefix.Length..]),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : new Secret(text.Trim());
    }

    private static string? ReadFile(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file is { Exists: true, Length: <= LargestFile } ? File.ReadAllText(path) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
