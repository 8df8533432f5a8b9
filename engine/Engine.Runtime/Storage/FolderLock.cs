namespace Engine.Runtime.Storage;

/// <summary>
/// Holds a data folder for one process. The operating system lets go of it when the process dies, however it dies.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Null when another process, or another store of this one, holds the folder.</summary>
    public static FolderLock? TryTake(string folder)
    {
        var path = Path.Combine(folder, "engine.lock");
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            // The file is there and cannot be opened alone: somebody has it.
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
