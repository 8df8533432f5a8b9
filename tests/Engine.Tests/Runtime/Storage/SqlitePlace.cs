using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Storage.Conformance;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

/// <summary>A folder for a store in SQLite.</summary>
public sealed class SqlitePlace : IStorePlace
{
    private readonly TemporaryFolder folder = new();

    public IStore Open() => Stores.Open(folder);

    public IEnumerable<string> Files => Directory.GetFiles(folder.Path, "engine.db*");

    public void Dispose() => folder.Dispose();
}
