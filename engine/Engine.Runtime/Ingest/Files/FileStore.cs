using System.Globalization;
using System.Security.Cryptography;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.Runtime.Ingest.Files;

/// <summary>Where the content of files is kept: <c>files/</c> in the data folder, each under its hash; what is still being written is in <c>files/incoming/</c>.</summary>
internal sealed class FileStore(string dataFolder)
{
    public const long MaxBytes = 64L * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    private readonly string kept = Path.Combine(dataFolder, DataFolder.Files);
    private readonly string incoming = Path.Combine(dataFolder, DataFolder.Files, "incoming");
    private long last;

    /// <summary>Copies to disk and waits until it is there. Null when there is more than <see cref="MaxBytes"/>; nothing is left of it then.</summary>
    public async Task<StagedFile?> StageAsync(Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(incoming);
        var path = Path.Combine(incoming, Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture));
        var isWhole = false;
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0 && file.Position + read <= MaxBytes)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            isWhole = read == 0;
            file.Flush(flushToDisk: true);
            return isWhole ? new StagedFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), file.Position) : null;
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Gives a staged file its lasting place.</summary>
    public void Keep(StagedFile staged) => File.Move(staged.Path, PathOf(staged.Hash), overwrite: true);

    public static void Drop(StagedFile staged) => File.Delete(staged.Path);

    /// <summary>The content of a kept file; null when it is not there.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(hash), cancel);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes what a death left half-written. Only while nothing is being staged.</summary>
    public void Clean()
    {
        if (Directory.Exists(incoming))
        {
            Directory.Delete(incoming, recursive: true);
        }
    }

    /// <summary>Deletes the kept files of which the hash is not among those that are needed. Gives how many.</summary>
    public int Sweep(IReadOnlySet<string> needed)
    {
        if (!Directory.Exists(kept))
        {
            return 0;
        }

        var left = Directory.EnumerateFiles(kept).Where(path => !needed.Contains(Path.GetFileName(path))).ToList();
        left.ForEach(File.Delete);
        return left.Count;
    }

    private string PathOf(string hash) => Path.Combine(kept, hash);
}
