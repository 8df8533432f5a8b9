namespace Engine.Tests;

/// <summary>A folder of its own for one test, with files written into it; gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const int PoolsBusy = 20;

    public string Path { get; } = Directory.CreateTempSubdirectory("engine-test-").FullName;

    public TemporaryFolder With(string file, string text) => With(file, System.Text.Encoding.UTF8.GetBytes(text));

    public TemporaryFolder With(string file, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public void Dispose()
    {
        ClearPools();
        Directory.Delete(Path, recursive: true);
    }

    // A pooled connection keeps its database file open. The driver walks through the pools of all tests while others open connections, and says so.
    private static void ClearPools()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                return;
            }
            catch (InvalidOperationException) when (attempt < PoolsBusy)
            {
                Thread.Yield();
            }
        }
    }
}
