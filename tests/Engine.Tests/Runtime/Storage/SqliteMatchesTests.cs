using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

public sealed class SqliteMatchesTests : MatchesConformance, IDisposable
{
    private readonly List<TemporaryFolder> folders = [];

    public void Dispose() => folders.ForEach(folder => folder.Dispose());

    protected override IStore Open()
    {
        var folder = new TemporaryFolder();
        folders.Add(folder);
        return Stores.Open(folder);
    }
}
