namespace Engine.Runtime.Configuration;

/// <summary>Replaces a file of the project that people edit too.</summary>
internal static class InPlaceFile
{
    // Two people at one file of one service: the second sees what the first wrote.
    private static readonly Lock pen = new();

    /// <summary>False when the file is no longer as it was read; it is then left alone.</summary>
    /// <param name="before">As it was read; null where there was none.</param>
    public static bool TryReplace(string path, byte[]? before, byte[] after)
    {
        var beside = $"{path}.{Environment.ProcessId}.new";
        lock (pen)
        {
            File.WriteAllBytes(beside, after);
            if (before is null ? File.Exists(path) : !File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(before))
            {
                File.Delete(beside);
                return false;
            }

            // One step for every reader: the old file or the new one, never half of it.
            File.Move(beside, path, overwrite: true);
            return true;
        }
    }
}
