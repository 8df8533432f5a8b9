namespace Engine.Tests;

/// <summary>A folder of its own for one test, with files written into it; gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("engine-test-").FullName;

    public TemporaryFolder With(string file, string text) => With(file, System.Text.Encoding.UTF8.GetBytes(text));

    public TemporaryFolder With(string file, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
